import type { Sentence } from "../../blueprints/text.ts";
import { lower } from "../phrases.ts";
import { happenedWords } from "../rules/happening-words.ts";
import { instantWords, lengthOf } from "./instant-words.ts";
import { keptWords } from "./limit-words.ts";
import { chaptersOf, type Moment, saidIn } from "./moment.ts";
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
    /** Null: there is no such person, for the ticket has no requester. */
    readonly id: string | null;
    readonly name: string;
    readonly address: string | null;
    readonly active: boolean;
    readonly inside: boolean;
  };
  readonly sendings: readonly Sending[];
  readonly tellers: readonly Teller[];
  readonly moment: Moment;
  /** Epoch ms. */
  readonly now: number;
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
  if (who.id === null)
    return says(
      "noRequester",
      "Nobody got a mail as the requester: the ticket has none.",
      "Personne n’a reçu de mail comme demandeur : le ticket n’en a pas.",
    );
  const to = who.name;
  if (!who.active)
    return says(
      "left",
      `${to} got no mail: ${to} has left the desk.`,
      `${to} n’a pas reçu de mail : ${to} a quitté le service.`,
    );
  if (moment.history)
    return says(
      "history",
      `${to} got no mail: this is imported history, which reaches nobody.`,
      `${to} n’a pas reçu de mail : ceci est de l’historique importé, qui n’atteint personne.`,
    );
  const said = saidIn(moment.facts);
  if (said && !said.public && !who.inside)
    return says(
      "note",
      `${to} got no mail: this was an internal note, which only the team reads.`,
      `${to} n’a pas reçu de mail : ceci était une note interne, que seule l’équipe lit.`,
    );
  if (said?.automatic)
    return says(
      "machine",
      `${to} got no mail: this was a machine’s message, and no rule answers machines.`,
      `${to} n’a pas reçu de mail : ceci était le message d’une machine, et aucune règle ne répond aux machines.`,
    );
  return byRules(question);
}

const RANKS = { failed: 0, pending: 1, done: 2 } as const;
const rank = ({ status, kept }: Sending): number => (kept && kept.state !== "sent" ? -1 : RANKS[status]);

interface Wrote {
  readonly to: string;
  /** The rule that wrote it, or the message itself. */
  readonly by: Sentence;
  /** "the trigger “X” wrote one", "the message was for Rémi". */
  readonly wrote: Sentence;
  /** "the trigger “X” wrote one, which", "the message". */
  readonly leaving: Sentence;
}

const says = (because: string, en: string, fr: string): MailAnswer => ({
  because,
  sentence: { en: en.trim(), fr: fr.trim() },
  answer: null,
});

function ofSending({ who, now }: MailQuestion, sending: Sending, { zone }: Telling): MailAnswer {
  const to = who.name;
  const { rule, kept, status } = sending;
  const by = rule ? { en: lower(rule.en), fr: lower(rule.fr) } : { en: "the message", fr: "le message" };
  const wrote: Wrote = {
    to,
    by,
    wrote: rule
      ? { en: `${by.en} wrote one`, fr: `${by.fr} en a écrit un` }
      : { en: `the message was for ${to}`, fr: `le message était pour ${to}` },
    leaving: rule ? { en: `${by.en} wrote one, which`, fr: `${by.fr} en a écrit un, qui` } : by,
  };
  const none = { en: `${to} got no mail: ${wrote.wrote.en}`, fr: `${to} n’a pas reçu de mail : ${wrote.wrote.fr}` };
  const detail = keptWords(sending.detail ?? "");
  if (who.address === null)
    return says("noAddress", `${none.en}, and ${to} has no address.`, `${none.fr}, et ${to} n’a pas d’adresse.`);
  if (kept?.state === "held" || kept?.state === "digested") return gathered(wrote, sending, zone);
  if (kept?.state === "refused" || status === "failed")
    return says(
      "refused",
      `${none.en}, and it was not sent. ${detail.en}`,
      `${none.fr}, et il n’est pas parti. ${detail.fr}`,
    );
  if (status === "pending") return onItsWay(wrote, sending, now, zone);
  const at = instantWords(sending.at, zone);
  return sending.logged
    ? says(
        "logged",
        `${none.en} on ${at.en}, but no mail server is set, and it lies in the mail log.`,
        `${none.fr} le ${at.fr}, mais aucun serveur de mail n’est réglé, et il est dans le journal des mails.`,
      )
    : says(
        "sent",
        `${to} did get a mail: ${wrote.wrote.en}, and it was sent to ${who.address} on ${at.en}.`,
        `${to} a bien reçu un mail : ${wrote.wrote.fr}, envoyé à ${who.address} le ${at.fr}.`,
      );
}

function gathered({ to, by }: Wrote, { kept, at }: Sending, zone: Telling["zone"]): MailAnswer {
  const digest = instantWords(kept?.digestAt ?? at, zone);
  const why = {
    en: `${to} had had five alerts within ten minutes, and ${by.en} came on top`,
    fr: `${to} avait reçu cinq alertes en dix minutes, et ${by.fr} en ajoutait une`,
  };
  return kept?.state === "held"
    ? says(
        "digest",
        `${to} gets it in a digest on ${digest.en}: ${why.en}.`,
        `${to} le recevra dans un résumé le ${digest.fr} : ${why.fr}.`,
      )
    : says(
        "digest",
        `${to} got it in the digest of ${digest.en}: ${why.en}.`,
        `${to} l’a reçu dans le résumé du ${digest.fr} : ${why.fr}.`,
      );
}

function onItsWay(
  { to, leaving }: Wrote,
  { attempts, at, detail }: Sending,
  now: number,
  zone: Telling["zone"],
): MailAnswer {
  if (attempts > 0) {
    const again = instantWords(at, zone);
    return says(
      "retrying",
      `${to} has no mail yet: ${leaving.en} was tried ${attempts === 1 ? "once" : `${attempts} times`} and is tried again on ${again.en}. ${detail ?? ""}`,
      `${to} n’a pas encore de mail : ${leaving.fr} a été tenté ${attempts} fois, et le sera de nouveau le ${again.fr}. ${detail ?? ""}`,
    );
  }
  const wait = lengthOf(at - now);
  return at > now
    ? says(
        "pending",
        `${to} has no mail yet: ${leaving.en} leaves in ${wait.en}.`,
        `${to} n’a pas encore de mail : ${leaving.fr} part dans ${wait.fr}.`,
      )
    : says(
        "pending",
        `${to} has no mail yet: ${leaving.en} is leaving now.`,
        `${to} n’a pas encore de mail : ${leaving.fr} part maintenant.`,
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
