import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileOfMessage, mayHandOn } from "../../../api/third-party/message-file.ts";
import { readMessages } from "../../../api/tickets/ticket-journal.ts";
import type { Message } from "../../../blueprints/message.ts";
import { mailSink } from "../../mail-sink.ts";
import { ANA, eventOf } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const BYTES = 1_048_576;

describe.each(DATABASES)("a requester's mail is handed on as a file, on %s", (database) => {
  let here: TestMailDesk;
  let sink: Awaited<ReturnType<typeof mailSink>>;
  beforeAll(async () => {
    sink = await mailSink();
    here = await mailDesk(database, "support@filrouge.example", { smtp: sink.url });
  });
  afterAll(async () => {
    await here.remove();
    await sink.close();
  });

  const wordsOf = async (ticket: string): Promise<readonly Message[]> => readMessages(here.store.db, ticket, false);
  const made = (message: Message, fileBytes = BYTES) =>
    fileOfMessage({ ...here.desk, config: { files: { fileBytes } } }, message, { subject: "My parcel", by: ANA.id });
  /** Hands it to a third party; gives what their server took. */
  async function asked(ticket: string, message: Message, fileBytes?: number) {
    sink.heard.length = 0;
    const intent = {
      type: "thirdPartyAskRequested",
      party: { address: "carrier@else.example", name: "The carrier", contact: null, language: "en" },
      ...{ subject: "Fwd: My parcel", text: "Where is it?", expectedBy: null, hold: false },
      attachments: [await made(message, fileBytes)],
    } as const;
    const event = eventOf(ticket, ANA, here.clock.now(), intent);
    expect(await here.desk.door.apply({ event })).toMatchObject({ outcome: "accepted" });
    await here.leave();
    const mail = sink.heard.find(({ to }) => to.includes("carrier@else.example"));
    if (!mail) throw new Error("Nothing has left.");
    return simpleParser(mail.raw);
  }

  test("its reader's program opens it as a mail, with sender, words, pictures and files", async () => {
    const { ticket } = await here.receive({
      ...{ from: "Zoé Roy <zoe@home.example>", subject: "My parcel", text: "It is lost: map" },
      html: '<p>It is <b>lost</b>: <img src="cid:map@home" alt="map"></p>',
      attachments: [
        { filename: "map.png", content: PICTURE, cid: "map@home" },
        { filename: "Reçu.txt", content: "Paid." },
      ],
    });
    if (ticket === null) throw new Error("It was not taken.");
    const [message] = await wordsOf(ticket);
    if (!message) throw new Error("It says nothing.");
    const outer = await asked(ticket, message);
    expect(outer.attachments).toMatchObject([
      { filename: "My parcel.eml", contentType: "message/rfc822", contentDisposition: "attachment" },
    ]);
    expect(outer.text).not.toContain("lost");
    const inner = await simpleParser(outer.attachments[0]?.content ?? "");
    expect(inner).toMatchObject({
      ...{ subject: "My parcel", messageId: message.messageId, date: new Date(message.at) },
      from: { value: [{ name: "Zoé Roy", address: "zoe@home.example" }] },
      to: { value: [{ address: "support@filrouge.example" }] },
    });
    expect(inner.text?.trim()).toBe("It is lost: map");
    expect(inner.html).toContain(`<img src="data:image/png;base64,${PICTURE.toString("base64")}" alt="map">`);
    expect(inner.attachments.map(({ filename }) => filename)).toEqual(["map.png", "Reçu.txt"]);
    // What does not fit is named.
    const small = await simpleParser((await asked(ticket, message, 1)).attachments[0]?.content ?? "");
    expect([small.attachments, small.text?.trim()]).toEqual([[], "It is lost: map\n\n[map.png]\n\n[Reçu.txt]"]);
  });

  test("X19: the sign by which its writer answers is not in it; notes, our own words and private threads are not handed on", async () => {
    const { ticket } = await here.receive({ from: "otto@home.example", subject: "My parcel" });
    if (ticket === null) throw new Error("It was not taken.");
    await here.leave();
    const raw = sink.heard.find(({ to }) => to.includes("otto@home.example"))?.raw ?? "";
    const replyTo = (await simpleParser(raw)).replyTo?.value[0]?.address ?? "";
    expect(replyTo).toMatch(/\+\d+\.[a-z2-7]{26}@/);
    const quoted = `Yes.\n\nFrom: otto@home.example\nTo: Support <${replyTo}>\n\nHello.`;
    const html = `<p>Yes.</p><p><a href="mailto:${replyTo}">${replyTo}</a></p>`;
    expect(await here.receive({ from: "otto@home.example", to: replyTo, text: quoted, html })).toMatchObject({
      ticket,
    });
    const note = { public: false, authorKind: "agent", text: "For us." } as const;
    await here.desk.door.apply({
      event: eventOf(ticket, ANA, here.clock.now(), { type: "messageReceived", message: note }),
    });
    const words = await wordsOf(ticket);
    expect(words.filter(mayHandOn).map(({ text }) => text.slice(0, 4))).toEqual(["A qu", "Yes."]);
    expect(words.length).toBeGreaterThan(2);
    const answer = words.find(({ text }) => text.startsWith("Yes."));
    if (!answer) throw new Error("It has not arrived.");
    const outer = await asked(ticket, answer);
    const inner = await simpleParser(outer.attachments[0]?.content ?? "");
    const sign = /\.([a-z2-7]{26})@/.exec(replyTo)?.[1] ?? "none";
    expect(inner.text).toContain("To: Support <support@filrouge.example>");
    expect([JSON.stringify(inner), String(outer.attachments[0]?.content)].some((all) => all.includes(sign))).toBe(
      false,
    );
  });
});
