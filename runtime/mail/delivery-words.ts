import type { Sentence } from "../../blueprints/text.ts";

/** Why a mail did not arrive, by the status code of RFC 3463; from the closest to the widest. */
const WHYS: readonly (readonly [start: string, why: Sentence])[] = [
  ["5.1.1", { en: "There is no such address.", fr: "Cette adresse n’existe pas." }],
  ["5.1.2", { en: "Its domain takes no mail.", fr: "Son domaine ne reçoit pas d’e-mails." }],
  ["5.1", { en: "The address is wrong.", fr: "L’adresse est fausse." }],
  ["5.2.1", { en: "The mailbox is switched off.", fr: "La boîte est désactivée." }],
  ["5.2.2", { en: "The mailbox is full.", fr: "La boîte est pleine." }],
  ["5.2.3", { en: "The mail is too large for it.", fr: "L’e-mail est trop volumineux pour elle." }],
  ["5.3.4", { en: "The mail is too large for its server.", fr: "L’e-mail est trop volumineux pour son serveur." }],
  ["5.4", { en: "Its server was not reached.", fr: "Son serveur n’a pas été joint." }],
  [
    "5.7",
    { en: "Its server does not accept mail from this desk.", fr: "Son serveur refuse les e-mails de ce service." },
  ],
  ["4", { en: "It is late; its server tries again.", fr: "Il est en retard ; son serveur réessaie." }],
];
const REFUSED: Sentence = { en: "Its server did not take it.", fr: "Son serveur ne l’a pas accepté." };

/** Why in words; the other server's own words say more. */
export const deliveryWhy = (code: string | null): Sentence =>
  WHYS.find(([start]) => code === start || code?.startsWith(`${start}.`))?.[1] ?? REFUSED;

/** Whether nothing will ever arrive there: a full mailbox, or a server that dislikes a mail, is no reason to give an address up. */
export const isDead = (code: string | null): boolean => code === null || /^5\.(?:1\.\d+|0\.0|2\.1|4\.[14])$/.test(code);
