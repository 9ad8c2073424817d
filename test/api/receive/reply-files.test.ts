import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOfToken } from "../../../api/effects/file-link.ts";
import { keepMailFiles } from "../../../api/receive/mail-files.ts";
import type { NewMessage } from "../../../blueprints/message.ts";
import { mailSink } from "../../mail-sink.ts";
import { ANA, eventOf } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { DESK, mailDesk, SECRET, type TestMailDesk } from "./mail-desk.ts";

const MIB = 1_048_576;
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const REPLY = { public: true, authorKind: "agent" } as const;

describe.each(DATABASES)("files of a reply on %s", (database) => {
  let here: TestMailDesk;
  let sink: Awaited<ReturnType<typeof mailSink>>;
  beforeAll(async () => {
    sink = await mailSink();
    here = await mailDesk(database, "support@filrouge.example", { smtp: sink.url, attachMiB: 1 });
  });
  afterAll(async () => {
    await here.remove();
    await sink.close();
  });

  async function asked(): Promise<string> {
    const { ticket } = await here.receive({ from: "nina@home.example" });
    if (ticket === null) throw new Error("It was not taken.");
    await here.leave();
    sink.heard.length = 0;
    return ticket;
  }
  const filesOf = (...files: readonly (readonly [name: string, bytes: Buffer])[]) =>
    keepMailFiles(
      here.desk,
      ANA.id,
      files.map(([name, bytes]) => ({ name, contentId: null, bytes })),
    );
  async function say(ticket: string, message: Pick<NewMessage, "text"> & Partial<NewMessage>): Promise<string> {
    const event = eventOf(ticket, ANA, here.clock.now(), {
      type: "messageReceived",
      message: { ...REPLY, ...message },
    });
    expect(await here.desk.door.apply({ event })).toMatchObject({ outcome: "accepted" });
    return event.id;
  }
  async function left() {
    await here.leave();
    const [mail, ...more] = sink.heard.splice(0);
    expect(more).toEqual([]);
    if (!mail) throw new Error("Nothing has left.");
    return simpleParser(mail.raw);
  }

  test("they leave attached, with their names and bytes", async () => {
    const ticket = await asked();
    const bytes = Buffer.from("%PDF-1.7\n\0\x01 é".repeat(500), "latin1");
    await say(ticket, { text: "See the invoice.", attachments: await filesOf(["Reçu “mai”.pdf", bytes]) });
    const mail = await left();
    expect(mail.text?.trim()).toBe("See the invoice.");
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(["Reçu “mai”.pdf"]);
    expect(mail.attachments[0]?.content.equals(bytes)).toBe(true);
    const row = await here.store.db
      .selectFrom("mail_log")
      .select("text")
      .where("ticket", "=", ticket)
      .orderBy("at", "desc")
      .executeTakeFirstOrThrow();
    expect(row.text).toContain("[Reçu “mai”.pdf]");
  });

  test("files without a word leave as well", async () => {
    const ticket = await asked();
    await say(ticket, { text: "", attachments: await filesOf(["a.txt", Buffer.from("A")]) });
    expect(await left()).toMatchObject({
      text: expect.stringContaining("See the attached files."),
      attachments: [{ filename: "a.txt" }],
    });
  });

  test("what is beyond the address's limit leaves as a signed link, which opens that file of that message", async () => {
    const ticket = await asked();
    const attachments = await filesOf(
      ["film.bin", Buffer.alloc(1.2 * MIB, 7)],
      ["first.bin", Buffer.alloc(0.6 * MIB, 1)],
      ["second.bin", Buffer.alloc(0.6 * MIB, 2)],
    );
    await say(ticket, { text: "Three files.", attachments });
    const mail = await left();
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(["first.bin"]);
    expect(mail.text).toMatch(/Too large to attach[^\n]*\n- film\.bin \(1\.2 MB\)\n {2}https:\/\/\S+\n- second\.bin/);
    const tokens = [...(mail.text ?? "").matchAll(/\/api\/mail-file\/(\S+)/g)].map(([, token = ""]) => token);
    expect(mail.text).toContain(`${DESK}/api/mail-file/`);
    const message = await here.store.db
      .selectFrom("message")
      .select("id")
      .where("ticket", "=", ticket)
      .orderBy("seq", "desc")
      .executeTakeFirstOrThrow();
    expect(tokens.map((token) => fileOfToken(SECRET, token, here.clock.now()))).toMatchObject(
      [attachments[0], attachments[2]].map((file) => ({ message: message.id, file: file?.id })),
    );
    const [token = ""] = tokens;
    expect(fileOfToken(SECRET, token, here.clock.now() + 61 * 86_400_000)).toBeNull();
    expect(fileOfToken(SECRET, `${token}A`, here.clock.now())).toBeNull();
  });

  test("a picture within the words leaves under its own name, before other files", async () => {
    const ticket = await asked();
    const [big, shown] = await filesOf(["big.bin", Buffer.alloc(MIB, 3)], ["map.png", PICTURE]);
    if (!big || !shown) throw new Error("There are no files.");
    const html = '<p>Here: <img src="cid:map@here" alt="map"></p>';
    await say(ticket, { text: "Here: map", html, attachments: [big, { ...shown, contentId: "map@here" }] });
    const mail = await left();
    expect(mail.attachments).toMatchObject([{ filename: "map.png", cid: "map@here", contentDisposition: "inline" }]);
    expect(mail.attachments[0]?.content.equals(PICTURE)).toBe(true);
    expect(mail.text).toContain("Here: map");
    expect(mail.html).toContain("big.bin");
    // The parser puts pictures in their places by their names.
    expect(mail.html).toContain(`<img src="data:image/png;base64,${PICTURE.toString("base64")}" alt="map">`);
  });

  test("B28: taken back within 20 seconds neither words nor files leave", async () => {
    const ticket = await asked();
    const reply = await say(ticket, {
      text: "Wrong one.",
      attachments: await filesOf(["secret.txt", Buffer.from("S")]),
    });
    here.clock.pass(19_000);
    const undo = eventOf(ticket, ANA, here.clock.now(), { type: "undoRequested", event: reply });
    expect(await here.desk.door.apply({ event: undo })).toMatchObject({ outcome: "accepted" });
    await here.leave();
    expect(sink.heard).toEqual([]);
    const files = await here.store.db.selectFrom("message_file").select("message").execute();
    const kept = await here.store.db.selectFrom("message").select("id").where("ticket", "=", ticket).execute();
    expect(files.filter(({ message }) => kept.some(({ id }) => id === message))).toEqual([]);
  });
});
