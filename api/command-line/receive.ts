import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { openStore } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import { look } from "../receive/circumstances.ts";
import { readMailboxes } from "../receive/mailboxes.ts";
import type { ParsedMail } from "../receive/parsed-mail.ts";
import { headersOf } from "../receive/parsed-mail.ts";
import { createParser, type Parser } from "../receive/parser.ts";
import { partsOfReply } from "../receive/reply-address.ts";
import { judge, type Verdict } from "../receive/understand.ts";
import { lookingOf } from "../receive/work.ts";
import { type Command, complain, out } from "./command.ts";
import { mailsIn } from "./mail-files.ts";

/** Says of mails in files what this desk would make of them; it writes nothing. */
export const receive: Command = {
  summary: {
    en: "Say of each mail of a folder (.eml, .mbox) whether it would become a ticket or an answer, or go to quarantine, and why",
    fr: "Dire de chaque e-mail d’un dossier (.eml, .mbox) s’il deviendrait un ticket ou une réponse, ou irait en quarantaine, et pourquoi",
  },
  usage: "FOLDER --dry-run",
  run: async (args) => {
    const [folder, ...more] = args.filter((arg) => arg !== "--dry-run");
    if (folder === undefined || more.length > 0 || !args.includes("--dry-run")) {
      complain("receive takes a folder and --dry-run: it only says what would become of each mail.");
      return 2;
    }
    const mails = await mailsIn(folder);
    if (!mails) {
      complain(`${folder} is no folder that can be read.`);
      return 2;
    }
    const config = readConfig(process.env);
    const store = await openStore({ database: config.database, role: "tool" });
    const parser = createParser();
    try {
      const looking = lookingOf({ store, config, clock: systemClock, statements: new Statements() });
      const own = new Set((await readMailboxes(store.db)).map(({ address }) => address));
      const counts = new Map<string, number>();
      for await (const { name, bytes } of mails) {
        const said = await sentence(parser, looking, own, bytes);
        const [kind = ""] = said.split(/[ ,]/, 1);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        out(`${name}: ${said}`);
      }
      const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
      out(`${all} mails: ${[...counts].map(([kind, count]) => `${count} ${kind}`).join(", ") || "none"}`);
      return 0;
    } finally {
      await parser.close();
      await store.close();
    }
  },
};

async function sentence(
  parser: Parser,
  looking: Parameters<typeof look>[0],
  own: ReadonlySet<string>,
  bytes: Uint8Array,
): Promise<string> {
  const parsed = await parser.parse(bytes);
  if ("fault" in parsed) return `quarantine (${parsed.fault})`;
  const { mail } = parsed;
  const { circumstances } = await look(looking, { mail, sender: senderIn(mail), recipient: recipientIn(mail, own) });
  const machine = circumstances.automatic === null ? "" : `, automatic (${circumstances.automatic})`;
  return `${inWords(judge(circumstances))}${machine}`;
}

function inWords(verdict: Verdict): string {
  if (verdict.outcome === "new") return "ticket";
  if (verdict.outcome === "reply") return `reply on ${verdict.ticket} as ${verdict.as} (by ${verdict.by})`;
  return `${verdict.outcome === "refuse" ? "nothing" : "quarantine"} (${verdict.why})`;
}

/** A file has no envelope: what the last server wrote of it counts, else the header's own. */
const senderIn = (mail: ParsedMail): string =>
  headersOf(mail, "return-path")[0]?.replaceAll(/[<>\s]/g, "") ?? mail.from[0]?.address ?? "";

function recipientIn(mail: ParsedMail, own: ReadonlySet<string>): string {
  const written = [...headersOf(mail, "delivered-to"), ...[...mail.to, ...mail.cc].map(({ address }) => address)];
  return written.find((one) => own.has(partsOfReply(one).mailbox)) ?? written[0] ?? "";
}
