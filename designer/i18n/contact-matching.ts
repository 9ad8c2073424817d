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
  },
);
