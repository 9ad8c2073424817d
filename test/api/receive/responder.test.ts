import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../stores.ts";
import { bring } from "./bring-mail.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

const HOUR = 3_600_000;
/** Somebody who never stops gets here. */
const MOST_ROUNDS = 60;

describe.each(DATABASES)("R28: machines that say nothing of themselves, on %s", (database) => {
  let here: TestMailDesk;
  beforeAll(async () => {
    here = await mailDesk(database);
  });
  afterAll(() => here.remove());

  /** Answers each of our mails until none comes; gives when each of ours left. */
  async function answered(address: string, answer: (n: number) => { subject: string; refers: boolean }) {
    let seen = here.letters.length;
    const at: number[] = [];
    await here.receive({ from: address, subject: "My invoice", text: "A question." });
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await here.leave();
      const letters = here.letters.slice(seen).filter(({ to }) => to.includes(address));
      seen = here.letters.length;
      if (letters.length === 0) return at;
      for (const letter of letters) {
        at.push(here.clock.now());
        const { subject, refers } = answer(at.length);
        await here.receive({
          ...{ from: address, subject, text: `I am away, thought number ${at.length}.` },
          ...(refers && { to: letter.head?.replyTo ?? "", inReplyTo: letter.messageId }),
        });
      }
    }
    throw new Error(`After ${MOST_ROUNDS} rounds it goes on.`);
  }

  test("a vacation responder that answers each mail in its thread with new words gets one mail", async () => {
    const at = await answered("away@home.example", (n) => ({ subject: `Back on day ${n}`, refers: true }));
    expect(at).toHaveLength(1);
  });

  test("one that begins a new conversation each time gets three an hour at most, and the rest waits for a person", async () => {
    const address = "robot@home.example";
    const at = await answered(address, (n) => ({ subject: `Thought ${n}`, refers: false }));
    const begin = at[0] ?? 0;
    expect(at.filter((one) => one < begin + HOUR).length).toBeLessThanOrEqual(3);
    const tickets = await here.store.db
      .selectFrom("mail_in")
      .select("ticket")
      .where("from_address", "=", address)
      .execute();
    expect(tickets.length).toBeLessThanOrEqual(5);
  });

  test("a storm of reports about delivery makes no ticket and is not answered", async () => {
    const count = async () => (await here.store.db.selectFrom("ticket").select("id").execute()).length;
    const [tickets, letters] = [await count(), here.letters.length];
    const storm = Array.from({ length: 100 }, (_, n) => ({
      ...{ recipient: "support@filrouge.example", sender: "" },
      raw: Buffer.from(
        `From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered ${n}\r\nX-Failed-Recipients: x${n}@y.example\r\n\r\nIt failed.`,
      ),
    }));
    await Promise.all(storm.map((mail) => bring(here.desk, mail)));
    await here.intake.turn();
    await here.leave();
    expect(await count()).toBe(tickets);
    expect(here.letters).toHaveLength(letters);
    const ends = await here.store.db.selectFrom("mail_in").select("status").where("sender", "=", "").execute();
    expect(ends.length).toBe(100);
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(["refused"]));
  });
});
