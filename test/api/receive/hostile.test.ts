import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readContact } from "../../../api/people/contacts.ts";
import { rawKey } from "../../../api/receive/arrivals.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { chanceFrom } from "../../faults/chance.ts";
import { mutateMails } from "../../faults/mutated-mails.ts";
import { bring } from "./bring-mail.ts";
import { FOLDER, filesThere, made, writtenMails } from "./hostile-folder.ts";
import type { Hostile, Known } from "./hostile-mails.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

describe("mail that means ill", () => {
  let here: TestMailDesk;
  let known: Known;
  let ticket: string;
  beforeAll(async () => {
    here = await mailDesk("sqlite");
    const row = await here.receive({ from: "eva@home.example", subject: "Mine" });
    await here.leave();
    const [letter] = here.letters;
    const found = await readTicket(here.store.db, row.ticket ?? "");
    if (!letter?.head?.replyTo || !found) throw new Error("Nothing was acknowledged.");
    ticket = found.ticket.id;
    known = {
      reader: "eva@home.example",
      replyTo: letter.head.replyTo,
      messageId: letter.messageId,
      number: found.ticket.number,
    };
  });
  afterAll(() => here.remove());

  const endOf = async (mail: Hostile): Promise<string> => {
    // Not so many at a time that the desk holds them all for a flood.
    here.clock.pass(60_000);
    const sha256 = await bring(here.desk, mail);
    await here.intake.turn();
    const row = await here.store.db
      .selectFrom("mail_in")
      .selectAll()
      .where("raw", "=", rawKey(sha256))
      .executeTakeFirstOrThrow();
    const raw = await here.desk.files.read(row.raw);
    expect(raw && (await buffer(raw.stream)).equals(mail.raw), "the bytes are kept as they came").toBe(true);
    if (row.status !== "taken") return `${row.status}: ${row.why}`;
    const made = await readTicket(here.store.db, row.ticket ?? "");
    if (!made) throw new Error("It is taken, and there is no ticket.");
    expect(made.ticket.subject).not.toMatch(/\p{Cc}/u);
    const requester = await readContact(here.store.db, made.ticket.requester ?? "");
    if (made.ticket.id !== ticket) expect(requester?.emails).toEqual([row.from_address]);
    expect(made.ticket.ccs).toEqual([]);
    return made.ticket.id === ticket ? "reply" : "ticket";
  };

  test("X19, R41: 300 hostile mails, each ends as it must, its bytes are kept, and nobody joins a conversation", async () => {
    const mails = await writtenMails(known);
    expect(mails.length).toBeGreaterThanOrEqual(300);
    const wrong: string[] = [];
    for (const mail of mails) {
      const end = await endOf(mail);
      if (end !== mail.end) wrong.push(`${mail.name}: ${end} instead of ${mail.end}`);
    }
    expect(wrong).toEqual([]);
    expect((await here.messages(ticket)).map(({ text }) => text)).toEqual(["A question."]);
  });

  test("the folder of hostile mails is what its generator makes, and every file has an end to come to", async () => {
    const own = made();
    expect(await filesThere()).toEqual(own.map(({ file }) => file).sort());
    const differ = [];
    for (const { file, raw } of own) if (!(await readFile(new URL(file, FOLDER))).equals(raw)) differ.push(file);
    expect(differ).toEqual([]);
    expect(own.reduce((sum, { raw }) => sum + raw.length, 0)).toBeLessThan(1_000_000);
  });

  test("R41: 300 damaged mails are each taken in or wait in quarantine; with a parser that throws some would come to no end", async () => {
    const { mails, taken, quarantined, faults } = await mutateMails(300, chanceFrom(7));
    expect({ mails, faults }).toEqual({ mails: 300, faults: [] });
    expect(Math.min(taken, quarantined)).toBeGreaterThan(30);
    expect((await mutateMails(40, chanceFrom(8), true)).faults).not.toEqual([]);
  });
});
