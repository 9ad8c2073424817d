import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Attachment } from "../../../blueprints/message.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

/** Mails of our own making as programs really write them, and beside them what an agent must see of each. */
const FOLDER = new URL("../../fixtures/odd-mails/", import.meta.url);

interface Seen {
  readonly file: string;
  /** Of the envelope; empty for reports. */
  readonly sender: string;
  readonly status: string;
  readonly automatic: string | null;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: boolean;
  readonly cc?: readonly string[];
  /** Names, and `@` behind the one that is shown within the words. */
  readonly files?: readonly string[];
}

const list = JSON.parse(readFileSync(new URL("seen.json", FOLDER), "utf8")) as readonly Seen[];

describe("odd mails, all of them legal", () => {
  let here: TestMailDesk;
  beforeAll(async () => {
    here = await mailDesk("sqlite");
  });
  afterAll(() => here.remove());

  async function seenOf({ file, sender }: Pick<Seen, "file" | "sender">): Promise<Seen> {
    // A sender is not taken for one who floods.
    here.clock.pass(3_600_000);
    const raw = readFileSync(new URL(file, FOLDER)).toString("latin1");
    const from = sender === "" ? "MAILER-DAEMON@home.example" : sender;
    const { status, automatic, ticket } = await here.receive({ from, sender, raw: Buffer.from(raw, "latin1") });
    if (ticket === null) return { file, sender, status, automatic };
    const { subject } = await here.store.db
      .selectFrom("ticket")
      .select("subject")
      .where("id", "=", ticket)
      .executeTakeFirstOrThrow();
    const { text, html, cc, attachments } = await here.store.db
      .selectFrom("message")
      .select(["text", "html", "cc", "attachments"])
      .where("ticket", "=", ticket)
      .orderBy("seq")
      .executeTakeFirstOrThrow();
    const files = JSON.parse(attachments) as readonly Attachment[];
    return {
      ...{ file, sender, status, automatic, subject, text, html: html !== null, cc: JSON.parse(cc) as string[] },
      files: files.map(({ name, contentId }) => (contentId === undefined ? name : `${name} @`)),
    };
  }

  test("each has its place here", () => {
    expect(readdirSync(FOLDER).filter((name) => name.endsWith(".eml"))).toEqual(list.map(({ file }) => file));
    expect(list.length).toBeGreaterThan(40);
  });

  test("A11: their words, files, pictures and senders arrive, whatever program wrote them", async () => {
    for (const one of list) expect(await seenOf(one)).toEqual(one);
  });
});
