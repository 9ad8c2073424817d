import { defineArea } from "./i18n.ts";

/** By what contacts are known again. */
export const contactMatching = defineArea(
  "contact-matching",
  {
    title: "Contact matching",
    intro:
      "By what contacts are known again, and to which organization those who write belong. Several documents count together.",
    fresh: "New rules",
    none: "There are no rules yet: an address belongs to one contact, and organizations are chosen by hand.",
    "column.organizations": "Organizations",
    "column.shared": "Shared mailboxes",
    subaddresses: "nina+news@shop.example is nina@shop.example",
    "subaddresses.hint": "What stands behind a plus makes no other person.",
    shared: "Shared mailboxes",
    "shared.hint":
      "Several people read them, so nobody is known by them. One a line: info@shop.example, or info@ for any domain.",
    organizations: "Organizations by domain",
    "organizations.hint":
      "Who is written down or imported without an organization gets the one from whose domain the address is.",
    from: "Domains and addresses",
    "from.hint": "One a line: shop.example and all that lies under it, or nina@home.example alone.",
    add: "Add organization",
    remove: "Remove {{name}}",
    try: "Try it",
    "try.hint":
      "Who somebody would be by these rules as they are drawn now, together with the others in force. Nothing is written.",
    "try.address": "E-mail address",
    "try.name": "Name",
    "try.wrong": "Write an address as name@example.com.",
    "try.unfinished": "These rules are not finished: their problems come first.",
    "try.known": "known by this address.",
    "try.likeness": "known by {{address}} without what stands behind the plus, which makes no other person.",
    "try.fresh": "Nobody is known by this address: a new contact.",
    "try.freshNamed":
      "Nobody is known by this address: {{name}} would be a new contact. A name alone makes nobody known.",
    "try.shared": "{{source}} is a shared mailbox: nobody is known by it.",
    "try.already": "The contact belongs to {{organization}} already, and stays there.",
    "try.organization": "Belongs to {{organization}}, for {{source}} stands in the rules “{{rules}}”.",
    "try.gone": "{{source}} stands in the rules “{{rules}}” for {{organization}}, which is not there: no organization.",
    "try.noOrganization": "No rule names an organization for it.",
  },
  {
    title: "Reconnaissance des contacts",
    intro:
      "À quoi les contacts sont reconnus, et à quelle organisation appartiennent ceux qui écrivent. Plusieurs documents comptent ensemble.",
    fresh: "Nouvelles règles",
    none: "Il n’y a pas encore de règles : une adresse appartient à un contact, et les organisations se choisissent à la main.",
    "column.organizations": "Organisations",
    "column.shared": "Boîtes partagées",
    subaddresses: "nina+news@shop.example est nina@shop.example",
    "subaddresses.hint": "Ce qui suit un plus ne fait pas une autre personne.",
    shared: "Boîtes partagées",
    "shared.hint":
      "Plusieurs personnes les lisent : elles ne font reconnaître personne. Une par ligne : info@shop.example, ou info@ pour tout domaine.",
    organizations: "Organisations par domaine",
    "organizations.hint":
      "Qui est saisi ou importé sans organisation reçoit celle dont le domaine est celui de son adresse.",
    from: "Domaines et adresses",
    "from.hint": "Un par ligne : shop.example et tout ce qui en dépend, ou nina@home.example seule.",
    add: "Ajouter l’organisation",
    remove: "Retirer {{name}}",
    try: "Essayer",
    "try.hint":
      "Qui serait cette personne selon ces règles telles qu’elles sont écrites, avec les autres en vigueur. Rien n’est enregistré.",
    "try.address": "Adresse e-mail",
    "try.name": "Nom",
    "try.wrong": "Écrivez une adresse comme nom@example.com.",
    "try.unfinished": "Ces règles ne sont pas finies : leurs problèmes d’abord.",
    "try.known": "connu par cette adresse.",
    "try.likeness": "connu par {{address}} sans ce qui suit le plus, qui ne fait pas une autre personne.",
    "try.fresh": "Personne n’est connu à cette adresse : un nouveau contact.",
    "try.freshNamed":
      "Personne n’est connu à cette adresse : {{name}} serait un nouveau contact. Un nom seul ne fait reconnaître personne.",
    "try.shared": "{{source}} est une boîte partagée : elle ne fait reconnaître personne.",
    "try.already": "Le contact appartient déjà à {{organization}}, et y reste.",
    "try.organization": "Appartient à {{organization}}, car {{source}} figure dans les règles « {{rules}} ».",
    "try.gone":
      "{{source}} figure dans les règles « {{rules}} » pour {{organization}}, qui n’existe pas : pas d’organisation.",
    "try.noOrganization": "Aucune règle ne lui donne d’organisation.",
  },
);
