import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { giveAddress } from "../../../api/chat/give-address.ts";
import { say, ticketFor } from "../../../api/chat/say.ts";
import { contactFor } from "../../../api/chat/visitor.ts";
import { createVisit, hasCome, positionOf, readVisit, type Visit } from "../../../api/chat/visits.ts";
import { newId } from "../../../api/ids.ts";
import type { Chat } from "../../../blueprints/chat.ts";
import { ANA, accepted } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { mailDesk, type TestMailDesk } from "../receive/mail-desk.ts";

const CHAT: Chat = {
  ...{ kind: "chat", schemaVersion: 1, key: "shop", name: "Shop", title: "Ask us", sites: [] },
  ...{ department: "department:finance", address: "support@filrouge.example", product: "billing" },
};

describe.each(DATABASES)("a reply to a chat on %s", (database) => {
  let at: TestMailDesk;
  let visit: Visit;

  beforeEach(async () => {
    at = await mailDesk(database);
    const { store, clock, desk } = at;
    const id = newId();
    const contact = await contactFor(store, id, { name: "Nina", email: null, language: "en" });
    visit = {
      ...{ id, chat: "shop", contact: contact.id, known: 0, language: "en", ticket: ticketFor(id, 1), place: 1 },
      ...{ created_at: clock.now(), here_at: clock.now(), left_at: null, typing_at: 0, desk_typing_at: 0 },
      ...{ received: 0, seen: 0, desk_seen: 0 },
    };
    await createVisit(store.db, visit);
    await say(desk, CHAT, visit, { key: crypto.randomUUID(), text: "Where is it?", files: [] });
    await at.leave();
  });
  afterEach(() => at.remove());

  const reply = async (text: string, cc: readonly string[] = []): Promise<string> => {
    const { desk, clock } = at;
    const message = { public: true, authorKind: "agent", author: ANA.id, channel: "desk", text, cc } as const;
    const event = {
      id: newId(),
      ticket: visit.ticket,
      at: clock.now(),
      actor: ANA,
      type: "messageReceived",
      message,
    } as const;
    const { facts } = await accepted(desk.door, { event });
    const added = facts.find((fact) => fact.type === "messageAdded");
    return added?.type === "messageAdded" ? added.message.id : "";
  };
  /** The visitor's page says that it has come. */
  const received = async (message: string): Promise<void> => {
    const { db } = at.store;
    const { seq } = await db.selectFrom("message").select("seq").where("id", "=", message).executeTakeFirstOrThrow();
    await hasCome(db, visit.id, "received", positionOf(1, seq));
  };
  const words = () => at.letters.map(({ to, text }) => ({ to, says: text.split("\n")[0] }));
  const settled = () =>
    at.store.db.selectFrom("outbox").select(["status", "detail"]).where("type", "=", "mail").execute();

  it("that has come to the visitor's page goes by no mail, and to those in copy it does", async () => {
    await giveAddress(at.desk, visit, "nina@home.example");
    await received(await reply("It is on its way.", ["boss@home.example"]));
    await at.leave();
    expect(words()).toEqual([{ to: ["boss@home.example"], says: "It is on its way." }]);
    await received(await reply("It has come."));
    await at.leave();
    expect(words()).toHaveLength(1);
    expect((await settled()).at(-1)).toMatchObject({ status: "done", detail: "The visitor has it in the chat." });
  });

  it("after the visitor has left goes by mail, under the address of the desk, and their answer by mail comes to the same ticket", async () => {
    await giveAddress(at.desk, visit, "nina@home.example");
    await reply("Are you still there?");
    await at.leave();
    expect(words()).toEqual([{ to: ["nina@home.example"], says: "Are you still there?" }]);
    const [letter] = at.letters;
    const back = { from: "nina@home.example", inReplyTo: letter?.messageId ?? "", text: "Yes, by mail." };
    expect(await at.receive(back)).toMatchObject({ status: "taken", ticket: visit.ticket });
  });

  it("waits for the return of a visitor who has given no address, and is no fault", async () => {
    await reply("Whenever you are back.");
    await at.leave();
    expect(words()).toEqual([]);
    expect(await settled()).toEqual([
      { status: "done", detail: "The visitor has given no address and reads it in the chat." },
    ]);
    await giveAddress(at.desk, (await readVisit(at.store.db, visit.id)) ?? visit, "nina@home.example");
    await reply("Now by mail.");
    await at.leave();
    expect(words()).toEqual([{ to: ["nina@home.example"], says: "Now by mail." }]);
  });
});
