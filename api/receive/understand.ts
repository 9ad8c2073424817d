import type { Authentication } from "./authentication.ts";
import type { AutomaticKind } from "./automatic-mail.ts";

/** Why a mail waits for a person, or nothing was made of it. */
export const WHYS = [
  "sender",
  "ownAddress",
  "spoofed",
  "colleague",
  "forgedReply",
  "handedOn",
  "unproven",
  "bounce",
  "automaticAnswer",
  "tooMany",
  "looping",
  "unreadable",
  "tooSlow",
  "tooManyParts",
  "repeated",
  "notTaken",
] as const;
export type Why = (typeof WHYS)[number];

/** What somebody is on a ticket whose conversation they may join. */
export type Standing = "requester" | "cc";

/** A ticket that a mail seems to answer, and what its sender is on it; null: nobody. */
export interface Answered {
  readonly ticket: string;
  readonly standing: Standing | null;
  /** The private thread that it answers: it stands there and nowhere else. */
  readonly thread?: string;
  /** It comes from somebody other than the third party of that thread. */
  readonly stranger?: true;
}

/** Everything that a mail is judged by. */
export interface Circumstances {
  /** Its one sender is an address; false: there is none, or several, or it can't be read. */
  readonly sender: boolean;
  /** It comes from an address of the desk itself. */
  readonly own: boolean;
  /** It comes from somebody of the desk, who may say something by mail where a trusted relay vouches for them, and does nothing else by it. */
  readonly colleague: boolean;
  readonly authentication: Authentication;
  readonly automatic: AutomaticKind | null;
  /** By the sign in the address it was sent to; `forged`: there is one that we have not made. */
  readonly bySign: Answered | "forged" | null;
  /** By a Message-ID that only its readers know. */
  readonly byReference: Answered | null;
  /** By a number in its subject, which anybody may guess. */
  readonly byNumber: Answered | null;
  /** What could not be delivered belongs to this ticket. */
  readonly bounced: string | null;
  /** Mails of this sender that were taken in of late, and of them those on the ticket that it answers. */
  readonly recent: { readonly all: number; readonly onTicket: number };
}

/** What becomes of a mail. `as: "machine"`: it is noted on the ticket, for the desk alone; `"colleague"`: it is somebody of the desk. */
export type Verdict =
  | { readonly outcome: "new" }
  | {
      readonly outcome: "reply";
      readonly ticket: string;
      readonly as: Standing | "machine" | "thirdParty" | "colleague";
      readonly by: "sign" | "reference" | "number" | "bounce";
      readonly thread?: string;
    }
  | { readonly outcome: "quarantine"; readonly why: Why }
  /** It is kept and nothing is made of it. */
  | { readonly outcome: "refuse"; readonly why: Why };

/** In ten minutes. Whoever writes more is looked at by a person first: machines that answer each other come to a stop here. */
export const MOST_OF_A_SENDER = 20;
export const MOST_ON_A_TICKET = 10;

const quarantine = (why: Why): Verdict => ({ outcome: "quarantine", why });

/** The first thing that decides. `released`: a person has looked at it and lets it in. */
export function judge(mail: Circumstances, released = false): Verdict {
  const { automatic } = mail;
  if (automatic === "bounce" && mail.bounced !== null)
    return { outcome: "reply", ticket: mail.bounced, as: "machine", by: "bounce" };
  if (!mail.sender) return automatic === "bounce" ? { outcome: "refuse", why: "bounce" } : quarantine("sender");
  if (mail.own) return automatic ? { outcome: "refuse", why: "looping" } : quarantine("ownAddress");
  if (!released) {
    const stopped = suspicious(mail);
    if (stopped) return stopped;
  }
  const { bySign, byReference, byNumber } = mail;
  const sure = bySign !== "forged" && bySign ? { found: bySign, by: "sign" as const } : null;
  const known = sure ?? (byReference && { found: byReference, by: "reference" as const });
  // Both are asked of a colleague: the secret of a letter to them, and a relay that vouches for them.
  if (known && mail.colleague && mail.authentication === "pass" && isNobody(known.found))
    return { outcome: "reply", ticket: known.found.ticket, as: "colleague", by: known.by };
  if (known) return answering(known.found, known.by, released);
  if (automatic === "answer" || automatic === "report") return { outcome: "refuse", why: "automaticAnswer" };
  if (byNumber && byNumber.standing !== null) {
    if (mail.authentication !== "pass" && !released) return quarantine("unproven");
    return { outcome: "reply", ticket: byNumber.ticket, as: byNumber.standing, by: "number" };
  }
  return { outcome: "new" };
}

const isNobody = ({ standing, thread }: Answered): boolean => standing === null && thread === undefined;

/** Who knows the secret of a conversation and is nobody in it has got it from somebody: a person decides. */
function answering(answered: Answered, by: "sign" | "reference", released: boolean): Verdict {
  const { ticket, standing, thread, stranger } = answered;
  if (stranger && !released) return quarantine("handedOn");
  if (thread !== undefined) return { outcome: "reply", ticket, as: "thirdParty", by, thread };
  if (standing === null && !released) return quarantine("handedOn");
  return { outcome: "reply", ticket, as: standing ?? "cc", by };
}

function suspicious(mail: Circumstances): Verdict | null {
  const { automatic, recent } = mail;
  if (mail.authentication === "fail") return quarantine("spoofed");
  if (mail.colleague && automatic) return { outcome: "refuse", why: "automaticAnswer" };
  if (mail.colleague && mail.authentication !== "pass") return quarantine("colleague");
  if (mail.bySign === "forged") return quarantine("forgedReply");
  if (automatic === "bounce") return { outcome: "refuse", why: "bounce" };
  if (recent.onTicket >= MOST_ON_A_TICKET) return quarantine("looping");
  return recent.all >= MOST_OF_A_SENDER ? quarantine("tooMany") : null;
}
