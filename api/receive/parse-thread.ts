// A thread of its own for reading mails of strangers: what takes too long or too much memory ends with it.
import { parentPort } from "node:worker_threads";
import { type AddressObject, type EmailAddress, type ParsedMail as Read, simpleParser } from "mailparser";
import { readCopiedReport, readReport } from "./delivery-report.ts";
import { filesOf } from "./mail-parts.ts";
import type { Bounce, EnclosedMail, MailPerson, ParsedMail } from "./parsed-mail.ts";

const MAX_HEAD_BYTES = 65_536;
const MAX_PARTS = 100;
const MAX_HTML = 524_288;
const MAX_TEXT = 200_000;
const MAX_PEOPLE = 100;
const MAX_IDS = 50;
const MAX_HEADERS = 300;
const MAX_VALUE = 8_192;

export interface ParseAsked {
  readonly id: number;
  readonly bytes: Uint8Array;
}
export type ParseAnswer = { readonly id: number } & ({ readonly mail: ParsedMail } | { readonly error: string });

/** What a database and a page can keep: no zero, no half characters. */
const clean = (text: string): string => text.replaceAll("\0", "").toWellFormed();
const line = (text: string): string =>
  clean(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();

const flat = (all: readonly EmailAddress[]): readonly EmailAddress[] =>
  all.flatMap((one) => (one.group ? flat(one.group) : [one]));

function peopleIn(header: AddressObject | AddressObject[] | undefined): readonly MailPerson[] {
  const all = header === undefined ? [] : Array.isArray(header) ? header : [header];
  return flat(all.flatMap(({ value }) => value))
    .slice(0, MAX_PEOPLE)
    .map(({ name, address = "" }) => ({ name: line(name).slice(0, 200), address: clean(address).slice(0, 400) }));
}

const idsIn = (text: string): readonly string[] =>
  (text.slice(0, 65_536).match(/<[^<>\s]{1,300}>/g) ?? []).slice(-MAX_IDS);

const headersIn = ({ headerLines }: Read): ParsedMail["headers"] =>
  headerLines
    .slice(0, MAX_HEADERS)
    .map(({ key, line: whole }) => [key.toLowerCase(), line(whole.slice(whole.indexOf(":") + 1)).slice(0, MAX_VALUE)]);

/** A report about delivery: what it is about stands in the part that came back, or in what it says of it. */
function bounceIn(mail: Read, headers: ParsedMail["headers"]): Bounce | null {
  const type = headers.find(([name]) => name === "content-type")?.[1] ?? "";
  if (!/^multipart\/report\b/i.test(type))
    return /^(?:mailer-daemon|postmaster)@/i.test(peopleIn(mail.from)[0]?.address ?? "")
      ? readCopiedReport(wordsOf(mail), idsIn)
      : null;
  if (!/report-type="?(?:delivery-status|feedback-report)/i.test(type)) return null;
  const text = (wanted: RegExp): string =>
    mail.attachments
      .filter(({ contentType }) => wanted.test(contentType ?? ""))
      .map(({ content }) => clean(content.toString("latin1").slice(0, MAX_HEAD_BYTES)))
      .join("\n\n");
  return readReport(
    {
      status: text(/^message\/(global-)?delivery-status/i),
      feedback: text(/^message\/feedback-report/i),
      original: text(/^(message\/(rfc822|global)|text\/rfc822-headers)/i),
    },
    idsIn,
  );
}

const LIMITS = {
  keepCidLinks: true,
  skipTextToHtml: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
  maxHeadSize: MAX_HEAD_BYTES,
  maxChildNodes: MAX_PARTS,
  maxHtmlLengthToParse: MAX_HTML,
} as const;

const wordsOf = ({ text = "" }: Read): string => clean(text).replaceAll(/\r\n?/g, "\n").trim();
const subjectOf = ({ subject = "" }: Read): string => line(subject).slice(0, 500);

/** Reads what hangs on a mail as a whole mail: how programs forward one as a file. */
async function enclosedIn({ attachments }: Read): Promise<EnclosedMail | null> {
  const mails = attachments.filter(
    ({ contentType, filename = "" }) =>
      /^message\/(rfc822|global)$/i.test(contentType ?? "") || /\.eml$/i.test(filename),
  );
  const [only] = mails;
  if (!only || mails.length > 1) return null;
  // What can't be read is a file, and nobody's word.
  const inner = await simpleParser(only.content, LIMITS).catch(() => null);
  const [from, ...others] = inner ? peopleIn(inner.from) : [];
  return inner && from && others.length === 0 ? { from, subject: subjectOf(inner), text: wordsOf(inner) } : null;
}

/** Words of HTML alone: some programs leave the plain part beside it empty. */
async function wordsIn(html: string): Promise<string> {
  const head = "Content-Type: text/html; charset=utf-8\r\n\r\n";
  return wordsOf(await simpleParser(Buffer.from(head + html), LIMITS));
}

/** Old programs write letters with accents and do not say how: what is no UTF-8 then is what Windows wrote. */
async function readUndeclared(bytes: Buffer, mail: Read): Promise<Read> {
  const { headerLines, text = "" } = mail;
  if (!text.includes("\uFFFD") || headerLines.some(({ key }) => key === "content-type")) return mail;
  const head = Buffer.from("Content-Type: text/plain; charset=windows-1252\r\n");
  return simpleParser(Buffer.concat([head, bytes]), LIMITS);
}

async function read(given: Uint8Array): Promise<ParsedMail> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const mail = await readUndeclared(bytes, await simpleParser(bytes, LIMITS));
  const headers = headersIn(mail);
  const of = (name: string): string => headers.flatMap(([one, value]) => (one === name ? [value] : [])).join(" ");
  const html = typeof mail.html === "string" && mail.html.trim() !== "" ? clean(mail.html) : null;
  const tooLong = html !== null && html.length > MAX_HTML;
  const text = wordsOf(mail) || (html === null || tooLong ? "" : await wordsIn(html));
  const bounce = bounceIn(mail, headers);
  return {
    messageId: idsIn(of("message-id"))[0] ?? null,
    inReplyTo: idsIn(of("in-reply-to")),
    references: idsIn(of("references")),
    // Two headers are two senders, whatever a reader makes of them.
    from:
      headers.filter(([name]) => name === "from").length > 1
        ? [...peopleIn(mail.from), { name: "", address: "" }]
        : peopleIn(mail.from),
    to: peopleIn(mail.to),
    cc: peopleIn(mail.cc),
    subject: subjectOf(mail),
    text: text.slice(0, MAX_TEXT),
    html: tooLong ? null : html,
    headers,
    bounce,
    enclosed: bounce === null ? await enclosedIn(mail) : null,
    files: [
      ...filesOf(mail.attachments, tooLong ? null : html, clean),
      // What is cut is not lost: the whole stands beside it.
      ...(tooLong ? [{ name: "message.html.txt", contentId: null, bytes: new TextEncoder().encode(html) }] : []),
      ...(text.length > MAX_TEXT
        ? [{ name: "message.txt", contentId: null, bytes: new TextEncoder().encode(text) }]
        : []),
    ],
  };
}

parentPort?.on("message", ({ id, bytes }: ParseAsked) => {
  read(bytes).then(
    (mail) => parentPort?.postMessage({ id, mail } satisfies ParseAnswer),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        error: error instanceof Error ? error.message : String(error),
      } satisfies ParseAnswer),
  );
});

// It has read its program: from now on the time is that of mails.
parentPort?.postMessage({ id: 0, error: "" } satisfies ParseAnswer);
