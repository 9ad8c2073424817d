import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForm } from "../../../api/channels/form.ts";
import { takeForm } from "../../../api/channels/take-form.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { keptWords } from "../../../runtime/why/limit-words.ts";
import { put } from "../../small-desk.ts";
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

  test("forged forms bring no more than mails do, with no word of them, and other people's go on", async () => {
    await put(here.store, "channel", "site", {
      ...{ kind: "channel", schemaVersion: 1, key: "site", name: "Site", department: "department:finance" },
      ...{ language: "en", source: { by: "form", files: false, sites: [] } },
    });
    const config = { ...here.desk.config, files: { perMessage: 2 } };
    const desk = { ...here.desk, config, definitions: new CompiledDefinitions() };
    const open = await openForm(desk, "site");
    const buried = "buried@home.example";
    const fill = (email: string, n: number) =>
      takeForm(desk, open, {
        ...{ key: randomUUID(), visit: randomUUID(), language: "en", email },
        ...{ name: `BUY pills ${n}`, subject: `BUY pills ${n}`, text: `BUY at http://bad.example/${n}` },
      });
    const to = (address: string) => here.letters.filter((one) => one.to.includes(address));
    const sentAt: number[] = [];
    for (let n = 0; n < 60; n += 1) {
      await fill(buried, n);
      const before = to(buried).length;
      await here.leave();
      sentAt.push(
        ...to(buried)
          .slice(before)
          .map(() => here.clock.now()),
      );
      here.clock.pass(60_000);
    }
    for (const at of sentAt) expect(sentAt.filter((one) => one >= at && one < at + HOUR).length).toBeLessThanOrEqual(3);
    expect(sentAt.length).toBeGreaterThan(3);
    for (const { subject, text, html, head } of to(buried))
      expect(`${subject} ${text} ${html} ${head?.from.name}`).not.toMatch(/BUY|bad\.example/);
    await fill("honest@home.example", 1);
    await here.leave();
    expect(to("honest@home.example")).toHaveLength(1);
  });
});
