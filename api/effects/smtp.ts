import type { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { DkimKey } from "../config.ts";
import { derivedId } from "../ids.ts";
import type { Letterhead } from "../receive/letterhead.ts";
import type { Quotation } from "./quotation.ts";
import { messageIdOf } from "./references.ts";

/** A file that a mail carries; its bytes are in the file store under its hash. */
export interface Enclosed {
  readonly name: string;
  readonly contentType: string;
  readonly sha256: string;
  /** The name under which the mail's HTML shows it. */
  readonly contentId?: string | undefined;
}

/** Where the bytes of enclosed files are. */
export type ReadBytes = (sha256: string) => Promise<{ readonly stream: Readable } | null>;

/** A mail to be sent. `id` makes its Message-ID, so that a repetition is known for one. */
export interface Letter {
  readonly id: string;
  readonly ticket: string | null;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same words with pictures and links. */
  readonly html?: string;
  /** What it answers: it stands below everything else. */
  readonly quoted?: Quotation | null;
  readonly files?: readonly Enclosed[];
  /** Written by a rule: says so, that no machine answers it. */
  readonly automatic: boolean;
  /** It belongs to a private thread: an answer to it does not come into the ticket's conversation. */
  readonly aside?: true;
  /** The private thread; its answer comes back there. */
  readonly thread?: string;
  /** Where its reader ends mails of its kind; absent: nobody is asked whether they want it. */
  readonly unsubscribe?: string;
  /** Written at the desk: the signature of its address stands below it. */
  readonly signed?: true;
  /** The address it leaves from, and where its answer comes back; absent: the desk's own. */
  readonly head?: Letterhead | null;
}

/** An address that the server did not take, and what it said of it. */
export interface Refused {
  readonly address: string;
  readonly code: string | null;
  readonly said: string;
}

export type Sent =
  | { readonly ok: true; readonly refused: readonly Refused[] }
  | { readonly ok: false; readonly final: boolean; readonly detail: string; readonly refused?: readonly Refused[] };

/** Hands mails to a server. */
export interface Mailer {
  readonly send: (letter: Letter) => Promise<Sent>;
  readonly close: () => void;
}

export interface MailServer {
  /** `smtp://user:password@host:587`, or `smtps://…`. */
  readonly url: string;
  /** The address that mails come from. */
  readonly from: string;
  /** What mails are signed with; absent: the mail server signs them, or nobody. */
  readonly dkim?: DkimKey;
}

/** What is signed where a mail has it: the parts of a letter by which machines act stand before the others, which RFC 6376 names. */
const SIGNED = [
  ..."List-Unsubscribe List-Unsubscribe-Post Auto-Submitted In-Reply-To References".split(" "),
  ..."From Sender Reply-To Subject Date Message-ID To Cc MIME-Version Content-Type Content-Transfer-Encoding".split(
    " ",
  ),
].join(":");

const CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

/** `patienceMs`: a server that says nothing for so long is left, and the mail is tried again later. */
export function createMailer(
  { url, from, dkim }: MailServer,
  bytesOf: ReadBytes = async () => null,
  patienceMs = TIMEOUT_MS,
): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (letter) => {
      const fault = headerFault(letter);
      if (fault !== null) return { ok: false, final: true, detail: fault };
      const { head = null, signed } = letter;
      const sender = head?.from ?? { name: "", address: from };
      const domain = sender.address.slice(sender.address.lastIndexOf("@") + 1);
      const thread = letter.ticket === null ? [] : [`<ticket.${derivedId(letter.ticket)}@${domain}>`];
      const references = [...thread, ...(head?.references ?? [])];
      const inReplyTo = head?.inReplyTo ?? thread[0];
      const below = signed && head?.signature ? head.signature : null;
      const opened: Readable[] = [];
      try {
        const attachments = [];
        for (const { name, contentType, sha256, contentId } of letter.files ?? []) {
          const found = await bytesOf(sha256);
          if (!found) return { ok: false, final: true, detail: `The bytes of ${name} are not in the file store.` };
          opened.push(found.stream);
          attachments.push({
            ...{ filename: name, contentType, content: found.stream },
            // A mail in a mail would stand open within it otherwise.
            ...(contentType === "message/rfc822" && { contentDisposition: "attachment" as const }),
            ...(contentId !== undefined && { cid: contentId, contentDisposition: "inline" as const }),
          });
        }
        const { rejectedErrors = [] } = await transport.sendMail({
          from: sender,
          ...(head?.replyTo !== undefined && { replyTo: { name: sender.name, address: head.replyTo } }),
          to: letter.to.map((address) => ({ name: "", address })),
          // Never read out of headers: who gets a mail is said here alone.
          envelope: { from: sender.address, to: [...letter.to] },
          messageId: messageIdOf(letter.id, domain),
          ...(inReplyTo !== undefined && { inReplyTo, references }),
          headers: {
            ...(letter.automatic && { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" }),
            ...(letter.unsubscribe !== undefined && {
              "List-Unsubscribe": `<${letter.unsubscribe}>`,
              "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            }),
          },
          ...(dkim && {
            dkim: {
              domainName: domain,
              keySelector: dkim.selector,
              privateKey: dkim.privateKey,
              headerFieldNames: SIGNED,
            },
          }),
          subject: letter.subject,
          ...bodyOf(letter, below),
          ...(attachments.length > 0 && { attachments }),
        });
        return { ok: true, refused: rejectedErrors.map(refusalOf) };
      } catch (error) {
        return failureOf(error);
      } finally {
        // What a server did not get to is closed as well.
        for (const stream of opened) stream.destroy();
      }
    },
    close: () => transport.close(),
  };
}

/** The words, the signature below them, and what they answer; the same as text and as HTML. */
function bodyOf({ text, html, quoted }: Letter, signature: string | null): { text: string; html?: string } {
  const parts = [text, ...(signature === null ? [] : [`-- \n${signature}`])];
  const words = parts.join("\n\n");
  const marked = quoted ? `${words}\n\n${quoted.intro}\n${quoted.text.replace(/^/gm, "> ")}` : words;
  if (html === undefined) return { text: marked };
  const below = signature === null ? "" : htmlOf(`\n-- \n${signature}`);
  // Programs fold what they find under this name.
  const cited = quoted
    ? `<div class="gmail_quote">${htmlOf(`\n${quoted.intro}`)}<blockquote style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex">${htmlOf(quoted.text)}</blockquote></div>`
    : "";
  return { text: marked, html: html + below + cited };
}

/** Plain words as HTML. */
export const htmlOf = (text: string): string =>
  `<div style="white-space:pre-wrap">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</div>`;

const BREAKS = /[\r\n\0]/;
/** One address and nothing else: no name, no list, no comment, no control character. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u;

/** Why a mail can't be sent as it is; null: it can. What would break a header is refused, never mended. */
export function headerFault({ to, subject }: Pick<Letter, "to" | "subject">): string | null {
  if (BREAKS.test(subject)) return "The subject holds a line break or a null character.";
  const wrong = to.find((address) => address.length > 320 || !ADDRESS.test(address));
  return wrong === undefined ? null : `${JSON.stringify(wrong.slice(0, 100))} is not an address that mail can go to.`;
}

function refusalOf(
  error: Error & { readonly recipient?: string | undefined; readonly response?: string | undefined },
): Refused {
  const said = (error.response ?? error.message).replaceAll("\0", "").slice(0, 500);
  return { address: error.recipient ?? "", code: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? null, said };
}

/** A 5xx to this mail is the last word; one to our signing in is the operator's to mend, and everything else may pass. */
function failureOf(error: unknown): Sent {
  if (!(error instanceof Error)) return { ok: false, final: false, detail: String(error) };
  const code = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : 0;
  const command = "command" in error && typeof error.command === "string" ? error.command : "";
  const final = code >= 500 && /^(MAIL FROM|RCPT TO|DATA)$/.test(command);
  // Of whom it went to nobody was taken: each with what was said.
  const each = "rejectedErrors" in error && Array.isArray(error.rejectedErrors) ? error.rejectedErrors : [];
  const refused = final ? each.filter((one) => one instanceof Error).map(refusalOf) : [];
  return { ok: false, final, detail: error.message.replaceAll("\0", "").slice(0, 500), refused };
}
