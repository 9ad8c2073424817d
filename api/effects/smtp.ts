import { createTransport } from "nodemailer";
import { derivedId } from "../ids.ts";

/** A mail to be sent. `id` makes its Message-ID, so that a repetition is known for one. */
export interface Letter {
  readonly id: string;
  readonly ticket: string | null;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Written by a rule: says so, that no machine answers it. */
  readonly automatic: boolean;
}

export type Sent =
  /** `refused`: the addresses that the server did not take. */
  | { readonly ok: true; readonly refused: readonly string[] }
  | { readonly ok: false; readonly final: boolean; readonly detail: string };

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
}

const CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

export function createMailer({ url, from }: MailServer): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return {
    send: async (letter) => {
      const fault = headerFault(letter);
      if (fault !== null) return { ok: false, final: true, detail: fault };
      const thread = letter.ticket === null ? null : `<ticket.${derivedId(letter.ticket)}@${domain}>`;
      try {
        const { rejected } = await transport.sendMail({
          from: { name: "", address: from },
          to: letter.to.map((address) => ({ name: "", address })),
          // Never read out of headers: who gets a mail is said here alone.
          envelope: { from, to: [...letter.to] },
          messageId: `<${derivedId(letter.id)}@${domain}>`,
          ...(thread !== null && { inReplyTo: thread, references: [thread] }),
          ...(letter.automatic && {
            headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          }),
          subject: letter.subject,
          text: letter.text,
        });
        return { ok: true, refused: rejected };
      } catch (error) {
        return failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

const BREAKS = /[\r\n\0]/;
/** One address and nothing else: no name, no list, no comment, no control character. */
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]+@[^\s@<>(),;:"\\[\]\p{Cc}]+$/u;

/** Why a mail can't be sent as it is; null: it can. What would break a header is refused, never mended. */
export function headerFault({ to, subject }: Pick<Letter, "to" | "subject">): string | null {
  if (BREAKS.test(subject)) return "The subject holds a line break or a null character.";
  const wrong = to.find((address) => address.length > 320 || !ADDRESS.test(address));
  return wrong === undefined ? null : `${JSON.stringify(wrong.slice(0, 100))} is not an address that mail can go to.`;
}

/** A 5xx to this mail is the last word; one to our signing in is the operator's to mend, and everything else may pass. */
function failureOf(error: unknown): Sent {
  if (!(error instanceof Error)) return { ok: false, final: false, detail: String(error) };
  const code = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : 0;
  const command = "command" in error && typeof error.command === "string" ? error.command : "";
  const final = code >= 500 && /^(MAIL FROM|RCPT TO|DATA)$/.test(command);
  return { ok: false, final, detail: error.message.replaceAll("\0", "").slice(0, 500) };
}
