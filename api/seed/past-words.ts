import type { Dice } from "./dice.ts";
import type { Opening } from "./stories.ts";

/** A way to ask for something, with places to fill in: `{invoice}`. */
interface Pattern {
  readonly category: string;
  readonly subject: { readonly en: string; readonly fr: string };
  readonly text: { readonly en: string; readonly fr: string };
}

const FILLINGS: { readonly [place: string]: (dice: Dice) => string } = {
  invoice: (dice) => `2026-${1000 + dice.below(900)}`,
  amount: (dice) => `${20 + dice.below(1800)},${dice.pick(["00", "50", "90"])} €`,
  order: (dice) => String(88_000 + dice.below(4_000)),
  version: (dice) => dice.pick(["8.0.3", "8.1.4", "8.2.0"]),
  phone: (dice) => dice.pick(["iPhone 15", "iPhone SE", "Pixel 9", "Galaxy S25", "Fairphone 5"]),
  room: (dice) => `${dice.pick(["A", "B", "C"])}${101 + dice.below(30)}`,
  machine: (dice) => `PC-${2000 + dice.below(700)}`,
  number: (dice) => String(2 + dice.below(8)),
};

const filled = (text: string, values: { readonly [place: string]: string }): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, place: string) => values[place] ?? "");

const FINANCE: readonly [Pattern, ...Pattern[]] = [
  {
    category: "billing",
    subject: { en: "Invoice {invoice} shows the wrong amount", fr: "Montant erroné sur la facture {invoice}" },
    text: {
      en: "Invoice {invoice} asks for {amount}, but we agreed on less. Could you send a corrected one?",
      fr: "La facture {invoice} indique {amount} alors que nous avions convenu de moins. Pouvez-vous la corriger ?",
    },
  },
  {
    category: "billing",
    subject: { en: "Order {order} was charged twice", fr: "Commande {order} débitée deux fois" },
    text: {
      en: "Our bank shows two debits of {amount} for order {order}. One of them should come back to us.",
      fr: "Notre banque montre deux débits de {amount} pour la commande {order}. L'un des deux doit nous revenir.",
    },
  },
  {
    category: "billing",
    subject: { en: "Copy of invoice {invoice}", fr: "Copie de la facture {invoice}" },
    text: {
      en: "Our accountant has lost invoice {invoice}. Can you send it again as a PDF?",
      fr: "Notre comptable a égaré la facture {invoice}. Pouvez-vous nous la renvoyer en PDF ?",
    },
  },
  {
    category: "sales",
    subject: { en: "Quote for {number} more seats", fr: "Devis pour {number} postes de plus" },
    text: {
      en: "We would like {number} more seats from next month on. What would that cost?",
      fr: "Nous voudrions {number} postes de plus à partir du mois prochain. À quel prix ?",
    },
  },
  {
    category: "billing",
    subject: { en: "Payment reminder although we paid", fr: "Relance alors que nous avons payé" },
    text: {
      en: "We got a reminder for {amount}, but that was transferred last week. Please check.",
      fr: "Nous avons reçu une relance de {amount}, pourtant virés la semaine dernière. Merci de vérifier.",
    },
  },
  {
    category: "billing",
    subject: { en: "Pay in {number} instalments", fr: "Paiement en {number} fois" },
    text: {
      en: "Could order {order} be paid in {number} instalments?",
      fr: "La commande {order} peut-elle être payée en {number} fois ?",
    },
  },
];

const VTOUCH: readonly [Pattern, ...Pattern[]] = [
  {
    category: "technical",
    subject: { en: "App closes on my {phone}", fr: "L'application se ferme sur mon {phone}" },
    text: {
      en: "Since version {version} the app closes {number} seconds after the start on my {phone}.",
      fr: "Depuis la version {version}, l'application se ferme {number} secondes après le démarrage sur mon {phone}.",
    },
  },
  {
    category: "technical",
    subject: { en: "No sound in calls with {version}", fr: "Pas de son en appel avec la {version}" },
    text: {
      en: "In calls I hear nothing, the others hear me. {phone}, version {version}.",
      fr: "En appel je n'entends rien, les autres m'entendent. {phone}, version {version}.",
    },
  },
  {
    category: "technical",
    subject: { en: "{number} photos are missing", fr: "Il manque {number} photos" },
    text: {
      en: "After moving to a new {phone}, {number} photos are missing from my album.",
      fr: "Après le passage à un nouveau {phone}, il manque {number} photos dans mon album.",
    },
  },
  {
    category: "suggestion",
    subject: { en: "Larger letters, please", fr: "Des lettres plus grandes" },
    text: {
      en: "On the {phone} the text in menus is too small for me. Could it follow the system's size?",
      fr: "Sur le {phone}, le texte des menus est trop petit pour moi. Pourrait-il suivre la taille du système ?",
    },
  },
  {
    category: "technical",
    subject: { en: "Login code never arrives", fr: "Le code de connexion n'arrive jamais" },
    text: {
      en: "I have asked for the code {number} times, no message came.",
      fr: "J'ai demandé le code {number} fois, aucun message n'est arrivé.",
    },
  },
];

const HELPDESK: readonly [Pattern, ...Pattern[]] = [
  {
    category: "technical",
    subject: { en: "Printer in {room} does not answer", fr: "L'imprimante de {room} ne répond plus" },
    text: {
      en: "The printer in room {room} shows an error and prints nothing since this morning.",
      fr: "L'imprimante de la salle {room} affiche une erreur et n'imprime plus depuis ce matin.",
    },
  },
  {
    category: "technical",
    subject: { en: "{machine} is very slow", fr: "{machine} est très lent" },
    text: {
      en: "{machine} takes {number} minutes to start, and every program after that is slow too.",
      fr: "{machine} met {number} minutes à démarrer, et tous les programmes sont lents ensuite.",
    },
  },
  {
    category: "hr",
    subject: { en: "Account for a new colleague", fr: "Compte pour une nouvelle collègue" },
    text: {
      en: "A colleague starts on Monday in room {room} and needs an account and {machine}.",
      fr: "Une collègue arrive lundi en salle {room} et a besoin d'un compte et de {machine}.",
    },
  },
  {
    category: "technical",
    subject: { en: "Shared folder gone", fr: "Dossier partagé disparu" },
    text: {
      en: "The folder of order {order} is no longer there. It was on the shared drive on Friday.",
      fr: "Le dossier de la commande {order} n'est plus là. Il était sur le disque partagé vendredi.",
    },
  },
  {
    category: "technical",
    subject: { en: "Screen of {machine} flickers", fr: "L'écran de {machine} scintille" },
    text: {
      en: "The screen of {machine} in {room} flickers every {number} minutes.",
      fr: "L'écran de {machine} en {room} scintille toutes les {number} minutes.",
    },
  },
];

const NOBODYS: readonly [Pattern, ...Pattern[]] = [
  {
    category: "sales",
    subject: { en: "Who is our contact?", fr: "Qui est notre interlocuteur ?" },
    text: {
      en: "We have {number} open questions about order {order}. Whom may we call?",
      fr: "Nous avons {number} questions sur la commande {order}. Qui pouvons-nous appeler ?",
    },
  },
];

const PATTERNS: { readonly [department: string]: readonly [Pattern, ...Pattern[]] } = {
  "department:finance": FINANCE,
  "department:vtouch": VTOUCH,
  "department:helpdesk": HELPDESK,
};

/** What somebody writes to a department, in his language. */
export function opened(
  department: string | null,
  language: "en" | "fr",
  dice: Dice,
): Opening & { readonly category: string } {
  const { category, subject, text } = dice.pick(PATTERNS[department ?? ""] ?? NOBODYS);
  const values = Object.fromEntries(Object.entries(FILLINGS).map(([place, fill]) => [place, fill(dice)]));
  return { language, category, subject: filled(subject[language], values), text: filled(text[language], values) };
}
