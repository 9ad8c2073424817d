import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keptWords } from "../../../runtime/why/limit-words.ts";
import { DATABASES } from "../../stores.ts";
import { bring } from "./bring-mail.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

const HOUR = 3_600_000;
const VICTIM = "victim@home.example";

describe.each(DATABASES)("X18: somebody writes in another's name, on %s", (database) => {
  let here: TestMailDesk;
  beforeAll(async () => {
    here = await mailDesk(database);
  });
  afterAll(() => here.remove());

  const forged = (n: number) => ({
    ...{ sender: VICTIM, recipient: "support@filrouge.example" },
    raw: Buffer.from(
      `From: "BUY pills ${n}" <${VICTIM}>\r\nSubject: BUY pills ${n}\r\nMessage-ID: <${n}@bad.example>\r\n\r\nBUY at http://bad.example/${n}`,
    ),
  });
  const toVictim = () => here.letters.filter(({ to }) => to.includes(VICTIM));

  test("forged mails bring the one whose name they bear three mails an hour, with no word of them, until that one answers", async () => {
    const sentAt: number[] = [];
    for (let n = 0; n < 80; n += 1) {
      await bring(here.desk, forged(n));
      await here.intake.turn();
      const before = toVictim().length;
      await here.leave();
      sentAt.push(
        ...toVictim()
          .slice(before)
          .map(() => here.clock.now()),
      );
      here.clock.pass(30_000);
    }
    const tickets = await here.store.db.selectFrom("ticket").select("id").execute();
    expect(tickets.length).toBeGreaterThanOrEqual(60);
    for (const at of sentAt) expect(sentAt.filter((one) => one >= at && one < at + HOUR).length).toBeLessThanOrEqual(3);
    expect(sentAt.length).toBeGreaterThan(3);
    for (const { subject, text, head } of toVictim())
      expect(`${subject} ${text} ${head?.from.name}`).not.toMatch(/BUY|bad\.example/);
    const kept = await here.store.db.selectFrom("outbox").select("detail").where("status", "=", "failed").execute();
    expect(kept.length).toBeGreaterThan(50);
    expect(keptWords(kept[0]?.detail ?? "").fr).toContain("sans jamais répondre");

    const [letter] = toVictim();
    await here.receive({ from: VICTIM, to: letter?.head?.replyTo ?? "", text: "That was not me, but I read this." });
    here.clock.pass(2 * HOUR);
    const count = toVictim().length;
    for (const subject of ["One", "Two", "Three", "Four", "Five"]) {
      await here.receive({ from: VICTIM, subject: `Mine: ${subject}` });
      await here.leave();
    }
    expect(toVictim().slice(count)).toHaveLength(5);
    expect(toVictim().at(-1)?.text).toContain("Mine: Five");
  });
});
