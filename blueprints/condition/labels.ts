import type { Sentence } from "../text.ts";

/** What the scope always has, in words. */
const LABELS: { readonly [path: string]: Sentence } = {
  now: { en: "now", fr: "maintenant" },
  "ticket.number": { en: "Number", fr: "Numéro" },
  "ticket.subject": { en: "Subject", fr: "Objet" },
  "ticket.description": { en: "Description", fr: "Description" },
  "ticket.requester": { en: "Requester", fr: "Demandeur" },
  "ticket.submitter": { en: "Submitter", fr: "Déposant" },
  "ticket.assignee": { en: "Assignee", fr: "Responsable" },
  "ticket.group": { en: "Group", fr: "Groupe" },
  "ticket.followers": { en: "Followers", fr: "Abonnés" },
  "ticket.ccs": { en: "CCs", fr: "En copie" },
  "ticket.department": { en: "Department", fr: "Département" },
  "ticket.product": { en: "Product", fr: "Produit" },
  "ticket.channel": { en: "Channel", fr: "Canal" },
  "ticket.address": { en: "Address", fr: "Adresse" },
  "ticket.language": { en: "Language", fr: "Langue" },
  "ticket.status": { en: "Status", fr: "Statut" },
  "ticket.statusSince": { en: "Status since", fr: "Statut depuis" },
  "ticket.priority": { en: "Priority", fr: "Priorité" },
  "ticket.type": { en: "Type", fr: "Type" },
  "ticket.category": { en: "Category", fr: "Catégorie" },
  "ticket.tags": { en: "Tags", fr: "Étiquettes" },
  "ticket.dueAt": { en: "Due date", fr: "Échéance" },
  "ticket.resolution": { en: "Resolution", fr: "Résolution" },
  "ticket.outcome": { en: "Outcome", fr: "Issue" },
  "ticket.flags": { en: "Flags", fr: "Signalements" },
  "ticket.reopens": { en: "Reopens", fr: "Réouvertures" },
  "ticket.replies": { en: "Replies", fr: "Réponses" },
  "ticket.requesterWords": { en: "Requester’s words", fr: "Messages du demandeur" },
  "ticket.stations": { en: "Groups it has been in", fr: "Groupes traversés" },
  "ticket.openTasks": { en: "Tasks still to be done", fr: "Tâches encore à faire" },
  "ticket.children": { en: "Child tickets", fr: "Tickets enfants" },
  "ticket.openChildren": { en: "Child tickets not solved", fr: "Tickets enfants non résolus" },
  "ticket.childrenSolved": { en: "All child tickets are solved", fr: "Tous les tickets enfants sont résolus" },
  "ticket.rating": { en: "Rating", fr: "Évaluation" },
  "ticket.stars": { en: "Stars given", fr: "Étoiles données" },
  "ticket.asked": { en: "People asked now", fr: "Personnes sollicitées" },
  "ticket.lastAgentActionAt": { en: "Last action of an agent", fr: "Dernière action d’un agent" },
  "ticket.lastRequesterWordAt": { en: "Last word of the requester", fr: "Dernier message du demandeur" },
  "ticket.lastReplyAt": { en: "Last reply", fr: "Dernière réponse" },
  "ticket.createdAt": { en: "Created", fr: "Création" },
  "ticket.updatedAt": { en: "Updated", fr: "Mise à jour" },
  "ticket.snoozedUntil": { en: "Put aside until", fr: "Mis de côté jusqu’au" },
  "ticket.solvedAt": { en: "Solved", fr: "Résolu le" },
  "ticket.state": { en: "State", fr: "État" },
  "ticket.stateSince": { en: "State since", fr: "État depuis" },
  "ticket.blueprint": { en: "Blueprint", fr: "Blueprint" },
  "ticket.enteredBlueprintAt": { en: "Entered the blueprint", fr: "Entrée dans le blueprint" },
  "ticket.chosen": { en: "Chosen people", fr: "Personnes choisies" },
  "ticket.slaDueAt": { en: "Next time limit", fr: "Prochain délai" },
  "ticket.slaState": { en: "How its time limits stand", fr: "Situation des délais" },
  "ticket.waitsFor": { en: "Who takes the next step", fr: "À qui est la prochaine étape" },
  "ticket.untouchedSince": { en: "No action of an agent since", fr: "Sans action d’un agent depuis" },
  "assignee.onShift": { en: "Assignee is at work now", fr: "Responsable au travail maintenant" },
  "ticket.requesterSubject": { en: "Requester’s own subject", fr: "Objet du demandeur" },
  "requester.kind": { en: "Kind of requester", fr: "Type de demandeur" },
  "requester.verified": { en: "Requester is verified", fr: "Demandeur vérifié" },
  "requester.name": { en: "Requester’s name", fr: "Nom du demandeur" },
  "requester.language": { en: "Requester’s language", fr: "Langue du demandeur" },
  "organization.name": { en: "Organization", fr: "Organisation" },
  "organization.plan": { en: "Plan of the organization", fr: "Contrat de l’organisation" },
  "organization.vip": { en: "Organization is VIP", fr: "Organisation VIP" },
  "assignee.groups": { en: "Assignee’s groups", fr: "Groupes du responsable" },
  "actor.id": { en: "Who acts", fr: "Qui agit" },
  "actor.kind": { en: "Kind of actor", fr: "Type d’auteur" },
  "actor.groups": { en: "Groups of who acts", fr: "Groupes de qui agit" },
  "actor.roles": { en: "Roles of who acts", fr: "Rôles de qui agit" },
  "event.by": { en: "Who caused it", fr: "Qui l’a causé" },
  "event.text": { en: "Text of the message or rating", fr: "Texte du message ou de l’avis" },
  "event.clock.metric": { en: "Time limit concerned", fr: "Délai concerné" },
  "event.kind": { en: "Kind of who caused it", fr: "Type de qui l’a causé" },
  "event.automatic": { en: "Caused by a machine’s message", fr: "Causé par un message automatique" },
  "event.type": { en: "Event", fr: "Événement" },
};

/** The paths that have a label, for completion. */
export const LABELLED_PATHS: readonly string[] = [...Object.keys(LABELS), "ticket.fields.KEY", "answers.KEY"];

const STATUSES: { readonly [value: string]: Sentence } = {
  new: { en: "new", fr: "nouveau" },
  open: { en: "open", fr: "ouvert" },
  pending: { en: "pending", fr: "en attente" },
  hold: { en: "on hold", fr: "suspendu" },
  solved: { en: "solved", fr: "résolu" },
  closed: { en: "closed", fr: "clos" },
};

/** Values of the attributes whose values are fixed, in words. */
const VALUES: { readonly [path: string]: { readonly [value: string]: Sentence } } = {
  "ticket.status": STATUSES,
  "ticket.priority": {
    low: { en: "low", fr: "basse" },
    normal: { en: "normal", fr: "normale" },
    high: { en: "high", fr: "haute" },
    urgent: { en: "urgent", fr: "urgente" },
  },
  "requester.kind": {
    prospect: { en: "prospect", fr: "prospect" },
    customer: { en: "customer", fr: "client" },
    employee: { en: "employee", fr: "employé" },
  },
  "ticket.type": {
    question: { en: "question", fr: "question" },
    request: { en: "request", fr: "demande" },
    suggestion: { en: "suggestion", fr: "suggestion" },
    incident: { en: "incident", fr: "incident" },
    problem: { en: "problem", fr: "problème" },
    task: { en: "task", fr: "tâche" },
  },
  "ticket.outcome": {
    resolved: { en: "resolved", fr: "résolu" },
    cancelled: { en: "cancelled", fr: "annulé" },
    duplicate: { en: "duplicate", fr: "doublon" },
    spam: { en: "spam", fr: "indésirable" },
    noAnswer: { en: "no answer", fr: "sans réponse" },
    merged: { en: "merged", fr: "fusionné" },
  },
  // Whatever else a program names its channel stands as it was written.
  "ticket.channel": {
    mail: { en: "e-mail", fr: "e-mail" },
    form: { en: "form", fr: "formulaire" },
    chat: { en: "chat", fr: "chat" },
    phone: { en: "phone", fr: "téléphone" },
    desk: { en: "entered at the desk", fr: "saisi au service" },
    api: { en: "API", fr: "API" },
    alert: { en: "alert", fr: "alerte" },
    sms: { en: "text message", fr: "SMS" },
    social: { en: "social network", fr: "réseau social" },
    forum: { en: "forum", fr: "forum" },
    app: { en: "app", fr: "application" },
    webhook: { en: "webhook", fr: "webhook" },
  },
  "event.kind": {
    agent: { en: "an agent", fr: "un agent" },
    requester: { en: "the requester", fr: "le demandeur" },
    thirdParty: { en: "a third party", fr: "un tiers" },
    rule: { en: "a rule", fr: "une règle" },
    system: { en: "the desk itself", fr: "le service lui-même" },
    import: { en: "an import", fr: "un import" },
  },
  "ticket.slaState": {
    running: { en: "running", fr: "en cours" },
    paused: { en: "paused", fr: "suspendue" },
    breached: { en: "breached", fr: "dépassée" },
  },
};

/** Words among values of which most are no words: of people, of flags that a program may name. */
const SOME: typeof VALUES = {
  "ticket.waitsFor": { nobody: { en: "nobody", fr: "personne" } },
  "ticket.flags": {
    customerReplied: { en: "the requester has replied", fr: "le demandeur a répondu" },
    revoked: { en: "taken out of its process", fr: "retiré de son processus" },
    thanked: { en: "only thanks came after it was solved", fr: "seul un merci est venu après la résolution" },
    loopCut: { en: "a loop of rules was stopped", fr: "une boucle de règles a été arrêtée" },
  },
};

/** The values that a path may have, with their words; none where it may have any. */
export const fixedValuesOf = (path: string): { readonly [value: string]: Sentence } =>
  (Object.hasOwn(VALUES, path) ? VALUES[path] : undefined) ?? {};

/** The word for a value of a path, where the path has fixed values. */
export function valueLabelOf(path: string, value: string): Sentence | undefined {
  const known = Object.hasOwn(VALUES, path) ? VALUES : SOME;
  const words = Object.hasOwn(known, path) ? known[path] : undefined;
  return words && Object.hasOwn(words, value) ? words[value] : undefined;
}

const SOURCES: { readonly [source: string]: Sentence } = {
  requester: { en: "requester’s", fr: "du demandeur" },
  organization: { en: "organization’s", fr: "de l’organisation" },
  assignee: { en: "assignee’s", fr: "du responsable" },
  group: { en: "group’s", fr: "du groupe" },
  actor: { en: "actor’s", fr: "de l’auteur" },
  event: { en: "event’s", fr: "de l’événement" },
};

/** `expectedOn` as "expected on". */
const spoken = (key: string): string =>
  key
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A path in words, when nobody knows a better name: "Expected on" for `ticket.fields.expectedOn`. */
export function labelOf(path: string): Sentence {
  if (path === "") return { en: "the item", fr: "l’élément" };
  if (Object.hasOwn(LABELS, path)) return LABELS[path] ?? { en: path, fr: path };
  const steps = path.split(".");
  const field = path.startsWith("ticket.fields.") ? `ticket.${path.slice("ticket.fields.".length)}` : "";
  if (Object.hasOwn(LABELS, field)) return LABELS[field] ?? { en: path, fr: path };
  const last = spoken(steps.at(-1) ?? path);
  const source = steps[0] ?? "";
  const owner = steps.length > 1 && Object.hasOwn(SOURCES, source) ? SOURCES[source] : undefined;
  return owner
    ? { en: upper(`${owner.en} ${last}`), fr: upper(`${last} ${owner.fr}`) }
    : { en: upper(last), fr: upper(last) };
}
