import type { Effect } from "../../blueprints/facts.ts";
import type { Attachment } from "../../blueprints/message.ts";
import { chatHold } from "../chat/hand-over.ts";
import { linkAddress, linkToken } from "../portal/ticket-link.ts";
import { withAnswerLink } from "../third-party/letter.ts";
import { leaveFor } from "./automatic.ts";
import { aloneWords, enclosuresOf, fileLinks } from "./enclosures.ts";
import type { Executor, Performed, Performing } from "./executor.ts";
import { letterHtml } from "./letter-html.ts";
import { post } from "./letters.ts";
import { newsWords, unprovenAmong } from "./proven.ts";
import { quotationFor } from "./quotation.ts";
import { type Recipient, recipientsOf } from "./recipients.ts";
import { htmlOf, type Letter } from "./smtp.ts";

/** Sends a message of the ticket. What a rule has written is kept within limits, what a person has written is not. */
export const mail: Executor<"mail"> = async (effect, performing) => {
  const { id, ticket, to, subject, thread } = effect;
  const { db } = performing.store;
  const hold = thread ? null : await chatHold(db, ticket, effect.message);
  const reached = await recipientsOf(db, to, performing.people);
  const people = hold?.has ? reached.filter(({ person }) => person !== hold.visitor) : reached;
  if (people.length === 0 && hold) return { ok: true, detail: hold.because };
  if (people.length === 0) return { ok: false, final: true, detail: "Nobody of these has an address." };
  const written = await db
    .selectFrom("message")
    .select(["automatic", "attachments", "text", "html"])
    .where("id", "=", effect.message)
    .executeTakeFirst();
  const automatic = written?.automatic === 1;
  const carried = await carriedBy(performing, effect, written, automatic);
  const { text } = carried.letter;
  const letter = {
    ...{ id, ticket, subject, automatic, ...carried.letter },
    ...(thread ? { aside: true as const, thread: thread.id } : {}),
    ...(automatic ? {} : { signed: true as const }),
  };
  const addresses = (some: readonly Recipient[]) => some.map(({ address }) => address);
  if (!automatic) {
    const { language } = carried;
    const quoted = thread ? null : await quotationFor(db, { message: effect.message, ticket, language }, people);
    return post(performing, [{ ...letter, quoted, to: addresses(people) }], saying(performing.mailer, people.length));
  }
  const may: Recipient[] = [];
  const kept: string[] = [];
  for (const one of people) {
    // A reply is said to its reader, whoever that is: it is never gathered into a digest.
    const leave = await leaveFor(
      performing.store,
      { effect: id, ticket, subject, text },
      { ...one, inside: false },
      performing.clock.now(),
    );
    if (leave.may === "send") may.push(one);
    else if (leave.may === "not") kept.push(leave.why);
  }
  if (may.length === 0) return tooMuch(ticket, kept);
  const unproven = await unprovenAmong(db, may);
  const known = may.filter(({ address }) => !unproven.has(address));
  const letters = [
    ...(known.length > 0 ? [{ ...letter, to: addresses(known) }] : []),
    // What a rule says may hold words of whoever used their name.
    ...may
      .filter(({ address }) => unproven.has(address))
      .map((one) => ({ ...letter, ...newsFor(performing, ticket, subject, one), to: [one.address] })),
  ].map((one, index) => (index === 0 ? one : { ...one, id: `${id}:${one.to[0]}` }));
  const done = await post(performing, letters, saying(performing.mailer, may.length));
  return kept.length === 0 ? done : { ...done, detail: [done.detail, ...kept].join(" ") };
};

/** The words for somebody who may not have written anything: the number, and where they read on. */
function newsFor(
  { secret, address, clock }: Performing,
  ticket: string,
  subject: string,
  { person, language }: Recipient,
): Pick<Letter, "subject" | "text" | "html"> & { readonly files: [] } {
  const number = /^\[(#\d+)\]/.exec(subject)?.[1] ?? "";
  const link =
    secret === undefined || address === undefined || person === undefined
      ? null
      : linkAddress(address, linkToken(secret, { ticket, requester: person, at: clock.now() }));
  const text = newsWords(language, number, link);
  return { subject: `[${number}]`, text, html: htmlOf(text), files: [] };
}

/** The words of a mail, the files of its message, attached or behind a link, and the language of its ticket. */
async function carriedBy(
  performing: Performing,
  { ticket, message, thread, text }: Extract<Effect, { readonly type: "mail" }>,
  written: { readonly attachments: string; readonly text: string; readonly html: string | null } | undefined,
  automatic: boolean,
): Promise<{ readonly letter: Pick<Letter, "text" | "html" | "files">; readonly language: string }> {
  // Written from a message's own files alone.
  const attachments = JSON.parse(written?.attachments ?? "[]") as readonly Attachment[];
  // Words that were changed on their way out are not those of the HTML.
  const html = written && written.text === text && !thread ? written.html : null;
  const { enclosed, beside, language } = await enclosuresOf(performing, ticket, { attachments, html });
  const files = enclosed.length > 0 ? { files: enclosed } : {};
  const words = text === "" && attachments.length > 0 ? aloneWords(language) : text;
  const markdown = (said: string) => letterHtml(said, { home: performing.address, automatic });
  if (thread) {
    const answered = withAnswerLink(performing, ticket, thread, words, beside);
    return { letter: { text: answered, html: await markdown(answered), ...files }, language };
  }
  const links = fileLinks(performing, message, beside, language);
  const shown = html ?? (await markdown(words));
  return {
    letter: {
      text: links === "" ? words : `${words}\n\n${links}`,
      html: links === "" ? shown : shown + (await markdown(links)),
      ...files,
    },
    language,
  };
}

const saying = (mailer: object | undefined, count: number): string =>
  mailer ? `Sent to ${count}.` : `Written to the mail log for ${count}.`;

/** Nothing was sent for these reasons: shown on the ticket, and among what a person must look at. */
export const tooMuch = (ticket: string, reasons: readonly string[]): Performed => {
  const detail = reasons.join(" ");
  return { ok: false, final: true, detail, trouble: { key: `automatic-mail:${ticket}`, detail } };
};
