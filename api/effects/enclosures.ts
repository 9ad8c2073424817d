import type { Attachment } from "../../blueprints/message.ts";
import { readForNaming } from "../files/files.ts";
import { mailboxOfTicket } from "../receive/letterhead.ts";
import type { Performing } from "./executor.ts";
import { fileAddress, fileToken } from "./file-link.ts";
import type { Enclosed } from "./smtp.ts";

const MIB = 1_048_576;
/** What most mail servers take, with room for what base64 adds. */
const ATTACHED_MIB = 10;

/** What a message carries, and the HTML that shows some of it within. */
export interface Carrying {
  readonly attachments: readonly Attachment[];
  readonly html: string | null;
}

/** Files that leave with a mail, those that it only links to, and the language of its ticket. */
export interface Enclosures {
  readonly enclosed: readonly Enclosed[];
  readonly beside: readonly Attachment[];
  readonly language: string;
}

/**
 * Which files of a message a mail carries: those shown within its words first, then the others in their order, as long as they
 * stay within what the support address attaches together. The rest is read behind links.
 */
export async function enclosuresOf(
  { store, clock, files }: Pick<Performing, "store" | "clock" | "files">,
  ticket: string,
  { attachments, html }: Carrying,
): Promise<Enclosures> {
  const shown = ({ contentId }: Attachment) => contentId !== undefined && html !== null && shows(html, contentId);
  const { mailbox, language } = await mailboxOfTicket(store.db, ticket);
  const ids = attachments.map(({ id }) => id);
  const stored = new Map((await readForNaming(store.db, ids, clock.now())).map((file) => [file.id, file]));
  let room = files ? (mailbox?.attachMiB ?? ATTACHED_MIB) * MIB : 0;
  const enclosed: Enclosed[] = [];
  const taken = new Set<string>();
  for (const one of [...attachments.filter(shown), ...attachments.filter((file) => !shown(file))]) {
    const file = stored.get(one.id);
    if (!file || file.size > room) continue;
    room -= file.size;
    taken.add(one.id);
    const { name, contentType, sha256 } = file;
    enclosed.push({ name, contentType, sha256, ...(shown(one) && { contentId: one.contentId }) });
  }
  return { enclosed, beside: attachments.filter(({ id }) => !taken.has(id)), language };
}

const shows = (html: string, contentId: string): boolean =>
  html.includes(`cid:${contentId}`) || html.includes(`cid:${encodeURIComponent(contentId)}`);

const WORDS = {
  en: {
    links: "Too large to attach; each link works for 60 days:",
    named: "Too large to attach, ask us for them:",
    alone: "See the attached files.",
  },
  fr: {
    links: "Trop volumineux pour être joints ; chaque lien reste valable 60 jours :",
    named: "Trop volumineux pour être joints, demandez-les-nous :",
    alone: "Voir les fichiers joints.",
  },
};

/** What stands instead of words where a mail has none but its files. */
export const aloneWords = (language: string): string => WORDS[shortOf(language)].alone;

/** A link for each file that a mail does not carry; by name alone on a desk that does not know its own address. Empty: it carries all. */
export function fileLinks(
  { secret, address, clock }: Pick<Performing, "secret" | "address" | "clock">,
  message: string,
  beside: readonly Attachment[],
  language: string,
): string {
  if (beside.length === 0) return "";
  const at = clock.now();
  const linked = secret !== undefined && address !== undefined;
  const lines = beside.map(({ id, name, size }) => {
    const what = `- ${name} (${sizeOf(size, language)})`;
    return linked ? `${what}\n  ${fileAddress(address, fileToken(secret, { message, file: id, at }))}` : what;
  });
  return [WORDS[shortOf(language)][linked ? "links" : "named"], ...lines].join("\n");
}

const shortOf = (language: string): "en" | "fr" => (language.startsWith("fr") ? "fr" : "en");

/** Always a tenth of a megabyte at least. */
function sizeOf(bytes: number, language: string): string {
  const short = shortOf(language);
  const count = new Intl.NumberFormat(short, { maximumFractionDigits: 1 });
  return `${count.format(Math.max(bytes / MIB, 0.1))} ${short === "fr" ? "Mo" : "MB"}`;
}
