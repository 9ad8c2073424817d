import type { Sentence } from "../blueprints/text.ts";
import { happenedWords } from "./happening-words.ts";
import { instantWords } from "./instant-words.ts";
import { chaptersOf, type Moment, saidIn } from "./moment.ts";
import { lower } from "./phrases.ts";
import type { Telling, WhyNot } from "./why-not.ts";

/** Something that was to reach this person because of the event, and what became of it. Instants are epoch ms. */
export interface Sending {
  readonly rule: Sentence | null;
  readonly status: "pending" | "done" | "failed";
  /** When it is tried, or was settled. */
  readonly at: number;
  readonly attempts: number;
  readonly detail: string | null;
  /** What the limits on automatic mails said; null: they were not asked, or let it go. */
  readonly kept: { readonly state: "sent" | "held" | "digested" | "refused"; readonly digestAt: number | null } | null;
  /** It went to the log, as no mail server is set. */
  readonly logged: boolean;
}

/** A rule that tells this person of something, and why it did not tell of this. */
export interface Teller {
  readonly because: WhyNot["because"];
  readonly answer: WhyNot;
}

export interface MailQuestion {
  readonly who: {
    readonly name: string;
    readonly address: string | null;
    readonly active: boolean;
    readonly inside: boolean;
  };
  readonly sendings: readonly Sending[];
  readonly tellers: readonly Teller[];
  readonly moment: Moment;
}

interface MailAnswer {
  readonly because: string;
  readonly sentence: Sentence;
  readonly answer: WhyNot | null;
}

/** Why somebody got no mail of an event: what became of it, or which rule did not send one, and by which value. */
export function whyNoMail(question: MailQuestion, telling: Telling): MailAnswer {
  const { who, sendings, moment } = question;
  const [first] = sendings.toSorted((a, b) => rank(a) - rank(b));
  if (first) return ofSending(question, first, telling);
  const to = who.name;
  const say = (because: string, en: string, fr: string): MailAnswer => ({
    because,
    sentence: { en, fr },
    answer: null,
  });
  if (!who.active)
    return say(
      "left",
      `${to} got no mail: ${to} has left the desk.`,
      `${to} n’a pas reçu de mail : ${to} a quitté le service.`,
    );
  if (moment.history)
    return say(
      "history",
      `${to} got no mail: this is imported history, which reaches nobody.`,
      `${to} n’a pas reçu de mail : ceci est de l’historique importé, qui n’atteint personne.`,
    );
  const said = saidIn(moment.facts);
  if (said && !said.public && !who.inside)
    return say(
      "note",
      `${to} got no mail: this was an internal note, which only the team reads.`,
      `${to} n’a pas reçu de mail : ceci était une note interne, que seule l’équipe lit.`,
    );
  if (said?.automatic)
    return say(
      "machine",
      `${to} got no mail: this was a machine’s message, and no rule answers machines.`,
      `${to} n’a pas reçu de mail : ceci était le message d’une machine, et aucune règle ne répond aux machines.`,
    );
  return byRules(question);
}

const RANKS = { failed: 0, pending: 1, done: 2 } as const;
const rank = ({ status, kept }: Sending): number => (kept && kept.state !== "sent" ? -1 : RANKS[status]);

function ofSending({ who }: MailQuestion, sending: Sending, { zone }: Telling): MailAnswer {
  const to = who.name;
  const rule = sending.rule
    ? { en: lower(sending.rule.en), fr: lower(sending.rule.fr) }
    : { en: "the message", fr: "le message" };
  const at = instantWords(sending.at, zone);
  const say = (because: string, en: string, fr: string): MailAnswer => ({
    because,
    sentence: { en, fr },
    answer: null,
  });
  const detail = sending.detail ?? "";
  if (who.address === null)
    return say(
      "noAddress",
      `${to} got no mail: ${rule.en} wrote one, and ${to} has no address.`,
      `${to} n’a pas reçu de mail : ${rule.fr} en a écrit un, et ${to} n’a pas d’adresse.`,
    );
  const { kept } = sending;
  if (kept?.state === "held" || kept?.state === "digested") {
    const digest = instantWords(kept.digestAt ?? sending.at, zone);
    return kept.state === "held"
      ? say(
          "digest",
          `${to} gets it in a digest on ${digest.en}: ${to} had five alerts within ten minutes, and ${rule.en} was one more.`,
          `${to} le recevra dans un résumé le ${digest.fr} : ${to} avait eu cinq alertes en dix minutes, et ${rule.fr} en faisait une de plus.`,
        )
      : say(
          "digest",
          `${to} got it in the digest of ${digest.en}: ${to} had five alerts within ten minutes, and ${rule.en} was one more.`,
          `${to} l’a reçu dans le résumé du ${digest.fr} : ${to} avait eu cinq alertes en dix minutes, et ${rule.fr} en faisait une de plus.`,
        );
  }
  if (kept?.state === "refused" || sending.status === "failed")
    return say(
      "refused",
      `${to} got no mail: ${rule.en} wrote one, and it was not sent. ${detail}`.trim(),
      `${to} n’a pas reçu de mail : ${rule.fr} en a écrit un, qui n’est pas parti. ${detail}`.trim(),
    );
  if (sending.status === "pending")
    return sending.attempts > 0
      ? say(
          "retrying",
          `${to} has no mail yet: what ${rule.en} wrote was tried ${sending.attempts} times, and is tried again on ${at.en}. ${detail}`.trim(),
          `${to} n’a pas encore de mail : ce que ${rule.fr} a écrit a été tenté ${sending.attempts} fois, et le sera encore le ${at.fr}. ${detail}`.trim(),
        )
      : say(
          "pending",
          `${to} has no mail yet: what ${rule.en} wrote leaves on ${at.en}.`,
          `${to} n’a pas encore de mail : ce que ${rule.fr} a écrit part le ${at.fr}.`,
        );
  return sending.logged
    ? say(
        "logged",
        `${to} got no mail: ${rule.en} wrote one on ${at.en}, but no mail server is set, and it lies in the mail log.`,
        `${to} n’a pas reçu de mail : ${rule.fr} en a écrit un le ${at.fr}, mais aucun serveur de mail n’est réglé, et il est dans le journal des mails.`,
      )
    : say(
        "sent",
        `${to} did get a mail: ${rule.en} sent it to ${who.address} on ${at.en}.`,
        `${to} a bien reçu un mail : ${rule.fr} l’a envoyé à ${who.address} le ${at.fr}.`,
      );
}

/** Rules that were near it come first: they listened, and a value decided. */
const NEAR: readonly WhyNot["because"][] = [
  "overtaken",
  "condition",
  "stopped",
  "refused",
  "closed",
  "switchedOff",
  "notYet",
];

function byRules({ who, tellers, moment }: MailQuestion): MailAnswer {
  const to = who.name;
  const near = NEAR.flatMap((wanted) => tellers.find(({ because }) => because === wanted) ?? [])[0];
  if (near) {
    const { en, fr } = near.answer.sentence;
    return {
      because: near.because,
      sentence: { en: `${to} got no mail. ${en}`, fr: `${to} n’a pas reçu de mail. ${fr}` },
      answer: near.answer,
    };
  }
  const happened = happenedWords(new Set(chaptersOf(moment).flatMap((chapter) => [...chapter.happened])));
  const what = happened ?? { en: "this", fr: "ceci" };
  return {
    because: "noRule",
    sentence: {
      en: `${to} got no mail: no rule in force tells ${to} of ${what.en}.`,
      fr: `${to} n’a pas reçu de mail : aucune règle en vigueur ne prévient ${to} pour ${what.fr}.`,
    },
    answer: null,
  };
}
