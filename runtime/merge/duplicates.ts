import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";

/** Tickets that came within so long of each other may be about the same. */
export const DUPLICATE_WITHIN_MS = 72 * 3_600_000;

/** How near two tickets are. */
export interface Likeness {
  /** 0 to 1. */
  readonly score: number;
  readonly common: number;
  readonly of: number;
  /** Why it is thought so, in words. */
  readonly reason: Sentence;
}

/** Whose the two tickets are: one and the same person's, or two of one organization. */
export type Kinship = "requester" | "organization";

/** Who writes twice says it much the same; two colleagues must say it more alike. */
const ENOUGH: { readonly [kinship in Kinship]: number } = { requester: 0.5, organization: 0.6 };
const LEAST_COMMON = 2;
const MOST_CHARACTERS = 4_000;

/** Words that stand in every letter. */
const EVERYDAY: ReadonlySet<string> = new Set(
  `the and for with from this that have has had was were are you your our not but can will please hello thanks thank dear
  les des une pour avec dans sur par que qui est sont pas nous vous mon mes votre vos notre nos bonjour merci madame monsieur`.split(
    /\s+/,
  ),
);

/** What a text is about: its words without case, accents, small words and greetings, each once. */
export function tellingWords(text: string): ReadonlySet<string> {
  const plain = text
    .slice(0, MOST_CHARACTERS)
    .normalize("NFKD")
    .replaceAll(/\p{M}+/gu, "")
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => (word.length > 2 || /\p{N}/u.test(word)) && !EVERYDAY.has(word)));
}

/** How near the second is to the first; null: not near enough to be shown. */
export function likeness(
  first: Pick<Ticket, "subject" | "description">,
  second: Pick<Ticket, "subject" | "description">,
  kinship: Kinship,
): Likeness | null {
  const subjects = shared(tellingWords(first.subject), tellingWords(second.subject));
  const whole = shared(wordsOf(first), wordsOf(second));
  const best = share(subjects) >= share(whole) ? subjects : whole;
  const score = share(best);
  if (best.common < LEAST_COMMON || score < ENOUGH[kinship]) return null;
  return { score, ...best, reason: sentence(kinship, best) };
}

const wordsOf = ({ subject, description }: Pick<Ticket, "subject" | "description">): ReadonlySet<string> =>
  tellingWords(`${subject}\n${description}`);

interface Shared {
  readonly common: number;
  /** Words of the shorter one. */
  readonly of: number;
}

function shared(first: ReadonlySet<string>, second: ReadonlySet<string>): Shared {
  const [short, long] = first.size <= second.size ? [first, second] : [second, first];
  return { common: [...short].filter((word) => long.has(word)).length, of: short.size };
}

const share = ({ common, of }: Shared): number => (of === 0 || common < LEAST_COMMON ? 0 : common / of);

const sentence = (kinship: Kinship, { common, of }: Shared): Sentence =>
  kinship === "requester"
    ? {
        en: `Same requester, ${common} of ${of} words in common.`,
        fr: `Même demandeur, ${common} mots sur ${of} en commun.`,
      }
    : {
        en: `Same organization, ${common} of ${of} words in common.`,
        fr: `Même organisation, ${common} mots sur ${of} en commun.`,
      };
