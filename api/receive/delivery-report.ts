import type { Bounce, ReportedRecipient } from "./parsed-mail.ts";

/** What a report about delivery says, part by part: RFC 3464 of mail that arrived or did not, RFC 5965 of mail that was called spam. */
export interface ReportParts {
  /** `message/delivery-status`: the mail's own fields, then those of each recipient. */
  readonly status: string;
  /** `message/feedback-report`. */
  readonly feedback: string;
  /** What came back of the mail, or of its head. */
  readonly original: string;
}

const MOST_RECIPIENTS = 50;

export function readReport(
  { status, feedback, original }: ReportParts,
  ids: (text: string) => readonly string[],
): Bounce {
  const complaint = feedback.trim() !== "";
  return readOf(original, ids, complaint ? complainers(feedback, original) : reported(status), complaint);
}

/** What came back is known by the Message-IDs in its copy. */
function readOf(
  original: string,
  ids: (text: string) => readonly string[],
  recipients: readonly ReportedRecipient[],
  complaint = false,
): Bounce {
  const of = ids((original.match(/^message-id:.*(?:\r?\n[ \t].*)*/gim) ?? []).join(" "));
  return { of, final: recipients.some(({ action }) => action === "failed"), complaint, recipients };
}

const COPY = /^--- (?:Below this line is a copy of the message|Enclosed are the original headers).*$/im;

/** A report in words alone, as qmail and its like write it: each address with what was said of it, and a copy below. Null: it is none. */
export function readCopiedReport(text: string, ids: (text: string) => readonly string[]): Bounce | null {
  const copy = COPY.exec(text);
  if (!copy) return null;
  const original = text.slice(copy.index);
  const recipients = [...text.slice(0, copy.index).matchAll(/^<([^<>\s@]+@[^<>\s@]+)>:\s*\n((?:.+\n?){1,10})/gm)]
    .slice(0, MOST_RECIPIENTS)
    .map(([, address = "", said = ""]) => {
      const words = said.replaceAll(/\s+/g, " ").trim().slice(0, 500);
      const code = codeIn(words);
      return {
        address: address.toLowerCase(),
        action: code?.startsWith("4") ? "delayed" : "failed",
        code,
        said: words,
      } as const;
    });
  return readOf(original, ids, recipients);
}

/** The fields of each recipient stand apart by an empty line. */
function reported(status: string): readonly ReportedRecipient[] {
  return status
    .replaceAll(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .flatMap((block) => {
      const field = fieldsOf(block);
      const action = /^(failed|delayed|delivered|relayed|expanded)/i.exec(field("action"))?.[1]?.toLowerCase();
      if (action === undefined) return [];
      return [
        {
          address: addressIn(field("original-recipient")) || addressIn(field("final-recipient")),
          action: action === "failed" ? "failed" : action === "delayed" ? "delayed" : "delivered",
          code: codeIn(field("status")) ?? codeIn(field("diagnostic-code")),
          said: field("diagnostic-code").replace(/^[a-z0-9-]+;\s*/i, ""),
        } as const,
      ];
    })
    .slice(0, MOST_RECIPIENTS);
}

function complainers(feedback: string, original: string): readonly ReportedRecipient[] {
  const field = fieldsOf(feedback);
  const address =
    addressIn(field("original-rcpt-to")) ||
    addressIn(field("removal-recipient")) ||
    addressIn(fieldsOf(original)("to"));
  return [{ address, action: "complained", code: null, said: field("feedback-type") }];
}

/** Values by their names, lines that go on joined. */
function fieldsOf(block: string): (name: string) => string {
  const lines = block.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  const values = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf(":");
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
    if (name !== "" && !values.has(name))
      values.set(
        name,
        line
          .slice(at + 1)
          .trim()
          .slice(0, 500),
      );
  }
  return (name) => values.get(name) ?? "";
}

const addressIn = (text: string): string =>
  (/[^\s<>;,"]+@[^\s<>;,"]+/.exec(text.replace(/^[a-z0-9-]+;\s*/i, ""))?.[0] ?? "").toLowerCase();
const codeIn = (text: string): string | null => /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? null;
