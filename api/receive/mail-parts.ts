import type { ParsedMail as Read } from "mailparser";
import type { MailFile } from "./parsed-mail.ts";
import { filesOfTnef } from "./tnef.ts";

type Part = Read["attachments"][number];

/** The same words for other programs, and signatures over the bytes of the mail, which is kept as it came: no files for a reader. */
const NO_FILE = /^(?:text\/x-amp-html|application\/(?:x-)?pkcs7-signature|application\/pgp-signature)$/i;
const TNEF = /^application\/(?:ms|vnd\.ms)-tnef$/i;

/** Names of what comes without one, as far as people open it by its ending. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/^message\/rfc822/i, "message-#.eml"],
  [/^text\/calendar/i, "invitation-#.ics"],
  [/^text\/(?:x-)?vcard/i, "contact-#.vcf"],
  [/^text\/html/i, "file-#.html"],
  [/^text\/plain/i, "file-#.txt"],
  [/^application\/pdf/i, "file-#.pdf"],
  [/^image\/jpe?g/i, "picture-#.jpg"],
  [/^image\/(?:png|gif|webp)/i, "picture-#.*"],
];

/**
 * The files of a mail for those who read it. What hangs there as `winmail.dat` stands as the files within, where it holds any.
 * `html` tells which pictures are seen in their places.
 */
export function filesOf(parts: readonly Part[], html: string | null, clean: (text: string) => string): MailFile[] {
  return parts.flatMap((part, at): MailFile[] => {
    const { filename, cid, content, related, contentType } = part;
    const type = contentType ?? "";
    if (NO_FILE.test(type) || isVersion(part)) return [];
    if (TNEF.test(type) || filename?.toLowerCase() === "winmail.dat") {
      const within = filesOfTnef(content);
      if (within.length > 0)
        return within.map(({ name, bytes }, index) => ({
          ...{ name: clean(name) || `file-${index + 1}`, contentId: null, bytes },
        }));
    }
    const known = cid ? clean(cid).slice(0, 300) : "";
    // Some programs hang pictures of their words beside them instead of below.
    const shown = known !== "" && (related || html?.includes(`cid:${known}`));
    return [
      {
        name: clean(filename ?? nameOf(type, at + 1)),
        contentId: shown ? known : null,
        bytes: new Uint8Array(content),
      },
    ];
  });
}

/** What PGP encrypts goes with a part that says `Version: 1` and no more. */
const isVersion = ({ filename, content }: Part): boolean =>
  !filename && content.length < 40 && /^version: 1\s*$/i.test(content.toString("latin1"));

function nameOf(type: string, number: number): string {
  const name = ENDINGS.find(([pattern]) => pattern.test(type))?.[1] ?? "file-#";
  return name.replace("#", String(number)).replace("*", type.slice(type.indexOf("/") + 1).toLowerCase());
}
