import type { Sentence } from "../../blueprints/text.ts";

/** Why an automatic mail was kept back. `{address}` and `{n}` stand for what is put there. */
const LIMITS = {
  addressAndTicket: {
    en: "{address} has had {n} automatic mails about this ticket within an hour.",
    fr: "{address} a reçu {n} mails automatiques sur ce ticket en une heure.",
  },
  ticket: {
    en: "This ticket has sent {n} automatic mails within ten minutes.",
    fr: "Ce ticket a envoyé {n} mails automatiques en dix minutes.",
  },
  address: {
    en: "{address} has had {n} automatic mails within ten minutes.",
    fr: "{address} a reçu {n} mails automatiques en dix minutes.",
  },
  unproven: {
    en: "{address} has had {n} automatic mails within an hour and has never answered one; nobody knows that it is theirs.",
    fr: "{address} a reçu {n} mails automatiques en une heure sans jamais répondre ; rien ne dit que la demande vienne de là.",
  },
  machine: {
    en: "{address} is answered by a machine.",
    fr: "Derrière {address}, c’est une machine qui répond.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** The sentence as it is kept with the effect, in English. */
export const limitWords = (limit: keyof typeof LIMITS, address: string, n = 0): string =>
  LIMITS[limit].en.replace("{address}", () => address).replace("{n}", String(n));

/** Finds the sentence of a limit in a text, with what stands in its places. */
const pattern = (en: string): RegExp =>
  new RegExp(en.replaceAll(".", "\\.").replace("{address}", "(?<address>\\S+)").replace("{n}", "(?<n>\\d+)"), "g");

const FRENCH = Object.values(LIMITS).map(
  ({ en, fr }) => [pattern(en), fr.replace("{address}", "$<address>").replace("{n}", "$<n>")] as const,
);

/** What was kept, in both languages; what a mail server has answered stays in its own words. */
export const keptWords = (en: string): Sentence => ({
  en,
  fr: FRENCH.reduce((text, [english, french]) => text.replaceAll(english, french), en),
});
