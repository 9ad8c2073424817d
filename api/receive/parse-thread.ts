// A thread of its own for reading mails of strangers: what takes too long or too much memory ends with it.
import { parentPort } from "node:worker_threads";
import { type AddressObject, type EmailAddress, type ParsedMail as Read, simpleParser } from "mailparser";
import { readReport } from "./delivery-report.ts";
import type { Bounce, EnclosedMail, MailFile, MailPerson, ParsedMail } from "./parsed-mail.ts";

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
  if (!/^multipart\/report\b/i.test(type) || !/report-type="?(?:delivery-status|feedback-report)/i.test(type))
    return null;
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

function fileOf({ filename, cid, content, related, contentType }: Read["attachments"][number], at: number): MailFile {
  const name = filename ?? (/^message\/rfc822/i.test(contentType ?? "") ? `message-${at + 1}.eml` : `file-${at + 1}`);
  return {
    name: clean(name),
    contentId: related && cid ? clean(cid).slice(0, 300) : null,
    bytes: new Uint8Array(content),
  };
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

async function read(bytes: Uint8Array): Promise<ParsedMail> {
  const mail = await simpleParser(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), LIMITS);
  const headers = headersIn(mail);
  const of = (name: string): string => headers.flatMap(([one, value]) => (one === name ? [value] : [])).join(" ");
  const html = typeof mail.html === "string" && mail.html.trim() !== "" ? clean(mail.html) : null;
  const tooLong = html !== null && html.length > MAX_HTML;
  const text = wordsOf(mail);
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
      ...mail.attachments.map(fileOf),
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
