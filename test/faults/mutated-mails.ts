import { claimArrivals, rawKey } from "../../api/receive/arrivals.ts";
import { createParser, type Parser } from "../../api/receive/parser.ts";
import { work } from "../../api/receive/work.ts";
import { bring } from "../api/receive/bring-mail.ts";
import { hostileMails, type Known } from "../api/receive/hostile-mails.ts";
import { mailDesk } from "../api/receive/mail-desk.ts";

export interface Mutated {
  readonly mails: number;
  readonly taken: number;
  readonly quarantined: number;
  readonly refused: number;
  /** The longest that reading one took, ms. */
  readonly longestMs: number;
  /** Mails that came to no end, whose bytes are gone, or that were taken from nobody. */
  readonly faults: readonly string[];
}

/** Ways to damage a mail. */
const WAYS: readonly ((mail: Buffer, draw: (below: number) => number) => Buffer)[] = [
  (mail, draw) => {
    const damaged = Buffer.from(mail);
    for (let times = 0; times <= draw(20); times += 1) damaged[draw(damaged.length)] = draw(256);
    return damaged;
  },
  (mail, draw) => mail.subarray(0, draw(mail.length)),
  (mail, draw) => without(mail, draw(mail.length), draw(400)),
  (mail, draw) => inserted(mail, draw(mail.length), mail.subarray(draw(mail.length)).subarray(0, 500)),
  (mail, draw) => inserted(mail, draw(mail.length), Buffer.from(SIGNS[draw(SIGNS.length)] ?? "")),
  (mail, draw) => {
    const lines = mail.toString("latin1").split("\r\n");
    const [one, other] = [draw(lines.length), draw(lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? "", lines[one] ?? ""];
    return Buffer.from(lines.join("\r\n"), "latin1");
  },
];

const SIGNS = [
  "\0",
  "\r\n\r\n",
  "--b--\r\n",
  "=?utf-8?q?",
  '"',
  "<",
  ">",
  "@",
  "\u{ff}",
  "Content-Type: multipart/mixed; boundary=b\r\n",
];

const without = (mail: Buffer, at: number, length: number): Buffer =>
  Buffer.concat([mail.subarray(0, at), mail.subarray(at + length)]);
const inserted = (mail: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([mail.subarray(0, at), more, mail.subarray(at)]);

const KNOWN: Known = {
  reader: "eva@home.example",
  replyTo: "support+1.aaaaaaaaaaaaaaaaaaaaaaaaaa@filrouge.example",
  messageId: `<${"a".repeat(32)}@filrouge.example>`,
  number: 1,
};

/** As {@link createParser}, but it throws at what it can't read instead of saying so, and now and then at another. */
function throwing(): Parser {
  const parser = createParser();
  return {
    parse: async (bytes) => {
      const parsed = await parser.parse(bytes);
      if ("fault" in parsed || bytes.length % 10 === 0) throw new Error("It can't be read.");
      return parsed;
    },
    close: parser.close,
  };
}

const AT_ONCE = 20;

/** Damages hostile mails and has a desk look at each once. `planted`: its parser throws, so that the harness must find mails without an end. */
export async function mutateMails(count: number, chance: () => number, planted = false): Promise<Mutated> {
  const draw = (below: number): number => Math.floor(chance() * below);
  const here = await mailDesk("sqlite");
  const parser = planted ? throwing() : createParser();
  const seeds = hostileMails(120, chance, KNOWN).filter(({ raw }) => raw.length < 60_000);
  let longestMs = 0;
  const timed: Parser = {
    parse: async (bytes) => {
      const begin = performance.now();
      const parsed = await parser.parse(bytes);
      longestMs = Math.max(longestMs, performance.now() - begin);
      return parsed;
    },
    close: parser.close,
  };
  try {
    const { db } = here.store;
    const keys = new Map<string, number>();
    for (let at = 0; at < count; at += AT_ONCE) {
      here.clock.pass(60_000);
      for (let more = 0; more < Math.min(AT_ONCE, count - at); more += 1) {
        const { raw, ...envelope } = seeds[draw(seeds.length)] ?? { raw: Buffer.alloc(0), sender: "", recipient: "" };
        const way = WAYS[draw(WAYS.length)] ?? ((mail: Buffer) => mail);
        // Whatever is damaged, no two are the same.
        const damaged = inserted(way(raw, draw), 0, Buffer.from(`X-Nth: ${at + more}\r\n`));
        keys.set(rawKey(await bring(here.desk, { ...envelope, raw: damaged })), damaged.length);
      }
      const rows = await claimArrivals(db, here.clock.now(), AT_ONCE);
      await Promise.all(rows.map((row) => work({ desk: here.desk, parser: timed }, row)));
    }
    const rows = await db.selectFrom("mail_in").selectAll().execute();
    const faults: string[] = keys.size === rows.length ? [] : [`${keys.size} came and ${rows.length} are there`];
    for (const { raw, status, why, detail, ticket, from_address } of rows) {
      const kept = await here.desk.files.read(raw);
      kept?.stream.destroy();
      if (kept?.size !== keys.get(raw)) faults.push(`${raw}: its bytes are not there`);
      if (status === "waiting" || why === "notTaken") faults.push(`${raw}: ${status} ${why ?? ""} ${detail ?? ""}`);
      else if (status === "taken" ? !ticket || !from_address : why === null) faults.push(`${raw}: ${status} of nobody`);
    }
    const many = (status: string): number => rows.filter((row) => row.status === status).length;
    return {
      ...{ mails: rows.length, taken: many("taken"), quarantined: many("quarantined"), refused: many("refused") },
      ...{ longestMs: Math.round(longestMs), faults },
    };
  } finally {
    await parser.close();
    await here.remove();
  }
}
