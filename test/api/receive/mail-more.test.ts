import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readContact } from "../../../api/people/contacts.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { ANA, eventOf, put } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { checked, mailDesk, type TestMailDesk } from "./mail-desk.ts";

describe.each(DATABASES)("what mail brings on %s", (database) => {
  let here: TestMailDesk;
  beforeAll(async () => {
    here = await mailDesk(database);
    await put(here.store, "form", "refund", {
      ...{ kind: "form", schemaVersion: 1, key: "refund", name: "Refund", department: "department:finance" },
      ...{ type: "request", asks: [{ ask: "field", field: "product", required: true }] },
    });
    const mailbox = {
      ...{ kind: "mailbox", schemaVersion: 1, name: "Refunds", language: "fr", department: "department:finance" },
      ...{ sender: "Refunds", priority: "high", form: "refund" },
    };
    await put(here.store, "mailbox", "refunds", { ...mailbox, key: "refunds", address: "refunds@filrouge.example" });
    await put(here.store, "mailbox", "old", {
      ...{ ...mailbox, key: "old", address: "old@filrouge.example", form: "nowhere" },
    });
  });
  afterAll(() => here.remove());

  const ticketOf = async (id: string | null) => {
    const found = await readTicket(here.store.db, id ?? "");
    if (!found) throw new Error(`There is no ticket ${id}.`);
    return found.ticket;
  };
  const thread = (id: string) =>
    here.store.db
      .selectFrom("message")
      .select(["text", "public", "thread"])
      .where("ticket", "=", id)
      .orderBy("seq")
      .execute();

  test("A11: what comes to an address has its form and priority; a form that is gone loses no mail", async () => {
    const row = await here.receive({ from: "max@home.example", to: "refunds@filrouge.example", subject: "Back" });
    expect(row).toMatchObject({ status: "taken" });
    expect(await ticketOf(row.ticket)).toMatchObject({
      ...{ form: "refund", priority: "high", type: "request", department: "department:finance", language: "fr" },
    });
    const other = await here.receive({ from: "max@home.example", to: "old@filrouge.example" });
    expect(other).toMatchObject({ status: "taken" });
    expect(await ticketOf(other.ticket)).not.toHaveProperty("form");
  });

  const forwarded = [
    "He waits for this one; careful.",
    ...["", "---------- Forwarded message ---------", "From: Otto Lind <otto@home.example>"],
    ...["Date: Mon, Nov 23, 2026 at 11:00 AM", "Subject: The lamp", "To: <ana@filrouge.example>", "", "It blinks."],
  ].join("\n");

  test("a colleague hands a mail on: its sender is the requester, and what stands above it is for the desk", async () => {
    const mail = { from: "Ana@filrouge.example", subject: "Fwd: The lamp", text: forwarded };
    expect(await here.receive(mail)).toMatchObject({ status: "quarantined", why: "colleague" });
    const row = await here.receive({ ...mail, headers: checked("pass") });
    expect(row).toMatchObject({ status: "taken" });
    const ticket = await ticketOf(row.ticket);
    expect(ticket).toMatchObject({ subject: "The lamp", submitter: "agent:ana", description: "It blinks." });
    expect(await readContact(here.store.db, ticket.requester ?? "")).toMatchObject({
      ...{ name: "Otto Lind", emails: ["otto@home.example"] },
    });
    expect(await here.messages(ticket.id)).toMatchObject([
      { text: "It blinks.", public: 1 },
      {
        ...{ public: 0, automatic: 1 },
        text: "Ana forwarded this mail of Otto Lind <otto@home.example> to the desk.\n\nHe waits for this one; careful.",
      },
    ]);
    await here.leave();
    const letters = here.letters.filter((one) => one.ticket === ticket.id);
    expect(letters.map(({ to }) => to)).toEqual([["otto@home.example"]]);
  });

  const asFile = (from: string) =>
    [
      ...[
        `From: ${from}`,
        "To: ana@filrouge.example",
        "Subject: =?utf-8?Q?La_lampe_cass=C3=A9e?=",
        "MIME-Version: 1.0",
      ],
      ...["Content-Type: text/plain; charset=utf-8", "", "Elle ne s’allume plus.", ""],
    ].join("\r\n");
  const handing = (from: string, inner: readonly string[], headers: Readonly<Record<string, string>> = {}) =>
    here.receive({
      ...{ from, subject: "Fwd: La lampe", text: "He is in a hurry.", headers },
      attachments: inner.map((content, at) => ({ filename: `mail-${at}.eml`, content, contentType: "message/rfc822" })),
    });

  test("a mail that a colleague hands on as a file is its writer's request, and the file can be read", async () => {
    const row = await handing("ana@filrouge.example", [asFile("Odile Roy <Odile@home.example>")], checked("pass"));
    const ticket = await ticketOf(row.ticket);
    expect(ticket).toMatchObject({ subject: "La lampe cassée", submitter: "agent:ana" });
    expect(await readContact(here.store.db, ticket.requester ?? "")).toMatchObject({
      ...{ emails: ["odile@home.example"], name: "Odile Roy" },
    });
    const said = await here.store.db
      .selectFrom("message")
      .select(["text", "public", "attachments"])
      .where("ticket", "=", ticket.id)
      .orderBy("seq")
      .execute();
    expect(said[0]).toMatchObject({ text: "Elle ne s’allume plus.", public: 1 });
    expect(said[0]?.attachments).toContain("mail-0.eml");
    expect(said[1]).toMatchObject({ public: 0 });
    expect(said[1]?.text).toMatch(/^Ana forwarded this mail of Odile Roy .*\n\nHe is in a hurry\.$/);
  });

  test("X19: a mail as a file is nobody's word where two hang there, or a requester or a false colleague hands it on", async () => {
    const odile = asFile("Odile Roy <odile@home.example>");
    const two = await handing("ana@filrouge.example", [odile, asFile("x@home.example")], checked("pass"));
    expect(await readContact(here.store.db, (await ticketOf(two.ticket)).requester ?? "")).toMatchObject({
      ...{ emails: ["ana@filrouge.example"] },
    });
    const own = await handing("paul@home.example", [odile]);
    expect(await readContact(here.store.db, (await ticketOf(own.ticket)).requester ?? "")).toMatchObject({
      ...{ emails: ["paul@home.example"] },
    });
    expect(await handing("ana@filrouge.example", [odile])).toMatchObject({ status: "quarantined", why: "colleague" });
  });

  test("a requester who forwards something, and a colleague who forwards a colleague's word, speak for themselves", async () => {
    const own = await here.receive({ from: "pia@home.example", subject: "Fwd: The lamp", text: forwarded });
    expect(await readContact(here.store.db, (await ticketOf(own.ticket)).requester ?? "")).toMatchObject({
      ...{ emails: ["pia@home.example"] },
    });
    const within = forwarded.replace("otto@home.example", "bruno@filrouge.example");
    const row = await here.receive({
      ...{ from: "Ana@filrouge.example", subject: "Fwd: x", text: within, headers: checked("pass") },
    });
    expect(await readContact(here.store.db, (await ticketOf(row.ticket)).requester ?? "")).toMatchObject({
      ...{ emails: ["ana@filrouge.example"] },
    });
  });

  test("a third party answers by mail: in its thread alone, and nobody else gets in by its sign", async () => {
    const { ticket } = await here.receive({ from: "rosa@home.example", subject: "The frame" });
    if (ticket === null) throw new Error("It was not taken.");
    const asked = eventOf(ticket, ANA, here.clock.now(), {
      ...{ type: "thirdPartyAskRequested", subject: "Your frames", text: "When do they come?", expectedBy: null },
      party: { name: "Frames & Co", address: "sales@frames.example", contact: null, language: "en" },
      hold: false,
    });
    expect(await here.desk.door.apply({ event: asked })).toMatchObject({ outcome: "accepted" });
    await here.leave();
    const letter = here.letters.find(({ to }) => to[0] === "sales@frames.example");
    const to = letter?.head?.replyTo ?? "";
    expect(to).toMatch(/^support\+\d+\.[a-z2-7]{26}@filrouge\.example$/);
    expect(letter?.head?.references).toBeUndefined();
    const party = (await ticketOf(ticket)).thirdParties?.[0];
    const from = "Sales <sales@frames.example>";
    expect(await here.receive({ from, to, text: "On Friday." })).toMatchObject({ status: "taken", ticket });
    const referring = { from, inReplyTo: letter?.messageId ?? "", text: "In the morning." };
    expect(await here.receive(referring)).toMatchObject({ status: "taken", ticket });
    expect(await thread(ticket)).toEqual([
      { text: "A question.", public: 1, thread: null },
      { text: "When do they come?", public: 0, thread: party?.id },
      { text: "On Friday.", public: 0, thread: party?.id },
      { text: "In the morning.", public: 0, thread: party?.id },
    ]);
    expect((await ticketOf(ticket)).thirdParties?.[0]?.answeredAt).toBe(here.clock.now());
    for (const stranger of ["rosa@home.example", "mallory@bad.example"])
      expect(await here.receive({ from: stranger, to, text: "Me too." })).toMatchObject({
        ...{ status: "quarantined", why: "handedOn" },
      });
  });
});
