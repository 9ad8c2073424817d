import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailDesk, type SentLetter, type TestMailDesk } from "./mail-desk.ts";

const ADDRESSES = ["support@one.example", "support@two.example"] as const;
/** A mail that is answered leads to another one; whoever never stops gets here. */
const MOST_ROUNDS = 40;

describe("R28: two desks that write to each other by SMTP", () => {
  let desks: readonly [TestMailDesk, TestMailDesk];
  beforeAll(async () => {
    desks = [await mailDesk("sqlite", ADDRESSES[0]), await mailDesk("sqlite", ADDRESSES[1])];
  });
  afterAll(async () => {
    for (const desk of desks) await desk.remove();
  });

  /** Carries what each has sent to the other until nothing leaves any more; gives how many mails that were. */
  async function carry(headers: (letter: SentLetter) => Readonly<Record<string, string>>): Promise<number> {
    const carried = desks.map(({ letters }) => letters.length);
    const begin = carried.reduce((a, b) => a + b, 0);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      let moved = 0;
      for (const [at, from] of desks.entries()) {
        const to = desks[1 - at];
        await from.leave();
        for (const letter of from.letters.slice(carried[at])) {
          const inReplyTo = letter.head?.inReplyTo;
          await to?.receive({
            ...{
              from: `The desk <${ADDRESSES[at]}>`,
              to: letter.to[0] ?? "",
              subject: letter.subject,
              text: letter.text,
            },
            ...{ messageId: letter.messageId, headers: headers(letter), ...(inReplyTo !== undefined && { inReplyTo }) },
          });
          moved += 1;
        }
        carried[at] = from.letters.length;
      }
      if (moved === 0) break;
    }
    return desks.reduce((sum, { letters }) => sum + letters.length, 0) - begin;
  }
  const ticketsOf = async ({ store }: TestMailDesk) =>
    (await store.db.selectFrom("ticket").select("id").execute()).length;

  test("they end after few mails when each says that a machine wrote it", async () => {
    await desks[0].receive({
      from: `The desk <${ADDRESSES[1]}>`,
      to: ADDRESSES[0],
      subject: "Your invoice",
      messageId: "<a@two.example>",
    });
    expect(await carry(() => ({ "Auto-Submitted": "auto-generated" }))).toBeLessThanOrEqual(3);
  });

  test("they end after few mails when neither says so", async () => {
    await desks[0].receive({
      from: `The desk <${ADDRESSES[1]}>`,
      to: ADDRESSES[0],
      subject: "Another",
      messageId: "<b@two.example>",
    });
    const before = await Promise.all(desks.map(ticketsOf));
    expect(await carry(() => ({}))).toBeLessThanOrEqual(6);
    const after = await Promise.all(desks.map(ticketsOf));
    for (const [at, count] of after.entries()) expect(count - (before[at] ?? 0)).toBeLessThanOrEqual(1);
  });

  test("a flood of reports about delivery makes no ticket, and nothing is answered", async () => {
    const [desk] = desks;
    const [tickets, letters] = [await ticketsOf(desk), desk.letters.length];
    for (let at = 0; at < 50; at += 1)
      await desk.deliver({
        ...{ from: "MAILER-DAEMON@mx.example", sender: "", to: ADDRESSES[0] },
        raw: `From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered ${at}\r\nX-Failed-Recipients: x@y.example\r\n\r\nIt failed.`,
      });
    await desk.intake.turn();
    await desk.leave();
    expect(await ticketsOf(desk)).toBe(tickets);
    expect(desk.letters).toHaveLength(letters);
  });
});
