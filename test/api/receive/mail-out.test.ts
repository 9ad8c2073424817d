import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDead } from "../../../api/effects/mail-outcomes.ts";
import { sendingsOf } from "../../../api/effects/sendings.ts";
import { newId } from "../../../api/ids.ts";
import { pruneMails } from "../../../api/receive/prune-mails.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { ANA, BRUNO, eventOf } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

describe.each(DATABASES)("mail that leaves on %s", (database) => {
  let here: TestMailDesk;
  beforeAll(async () => {
    here = await mailDesk(database);
  });
  afterAll(() => here.remove());

  /** A ticket by mail, acknowledged, and a reply of Ana's to it that waits to leave. */
  async function replied(from: string) {
    const { ticket } = await here.receive({ from });
    if (ticket === null) throw new Error("It was not taken.");
    await here.leave();
    const before = await standing(ticket);
    const message = { public: true, authorKind: "agent", text: "We will look." } as const;
    const event = eventOf(ticket, ANA, here.clock.now(), { type: "messageReceived", message });
    await here.desk.door.apply({ event });
    return { ticket, event: event.id, before };
  }
  async function standing(id: string) {
    const found = await readTicket(here.store.db, id);
    if (!found) throw new Error("There is no such ticket.");
    const { facts: _, updatedAt: __, ...rest } = found.ticket;
    return rest;
  }
  const undo = (ticket: string, event: string, actor = ANA) =>
    here.desk.door.apply({ event: eventOf(ticket, actor, here.clock.now(), { type: "undoRequested", event }) });
  const sending = async (ticket: string) => [...(await sendingsOf(here.store, [ticket])).values()].at(-1);
  const lettersOf = (ticket: string) => here.letters.filter((one) => one.ticket === ticket && !one.automatic);

  test("B28: for 20 seconds a reply can be taken back, and then it never leaves", async () => {
    const { ticket, event, before } = await replied("nina@home.example");
    const now = here.clock.now();
    expect(await sending(ticket)).toMatchObject({ event, state: "queued", leavesAt: now + 20_000, to: [] });
    expect(await undo(ticket, event, BRUNO)).toMatchObject({ outcome: "rejected", reasons: [{ code: "notAllowed" }] });
    here.clock.pass(19_000);
    expect(await undo(ticket, event)).toMatchObject({ outcome: "accepted" });
    await here.leave();
    expect(lettersOf(ticket)).toEqual([]);
    expect(await standing(ticket)).toEqual(before);
    expect((await here.messages(ticket)).map(({ text }) => text)).toEqual(["A question."]);
    expect(await undo(ticket, event)).toMatchObject({ outcome: "rejected" });
    expect((await checkStore(here.store.db)).faults).toEqual([]);
  });

  test("B28: for 20 seconds a question to a third party is taken back with its thread, and a further word alone", async () => {
    const { ticket } = await here.receive({ from: "mia@home.example" });
    if (ticket === null) throw new Error("It was not taken.");
    await here.leave();
    const before = await standing(ticket);
    const lettersBefore = here.letters.length;
    const party = { name: "The bank", address: "desk@bank.example", contact: null, language: "en" } as const;
    const ask = () => {
      const words = { subject: "A transfer", text: "Did it arrive?", expectedBy: null, hold: false } as const;
      return eventOf(ticket, ANA, here.clock.now(), { type: "thirdPartyAskRequested", party, ...words });
    };
    const first = ask();
    expect(await here.desk.door.apply({ event: first })).toMatchObject({ outcome: "accepted" });
    expect(await sending(ticket)).toMatchObject({
      event: first.id,
      state: "queued",
      leavesAt: here.clock.now() + 20_000,
    });
    expect(await undo(ticket, first.id, BRUNO)).toMatchObject({ outcome: "rejected" });
    expect(await undo(ticket, first.id)).toMatchObject({ outcome: "accepted" });
    await here.leave();
    expect(here.letters).toHaveLength(lettersBefore);
    expect(await standing(ticket)).toEqual(before);

    const second = ask();
    await here.desk.door.apply({ event: second });
    await here.leave();
    expect(here.letters).toHaveLength(lettersBefore + 1);
    expect(await undo(ticket, second.id)).toMatchObject({ outcome: "rejected", reasons: [{ code: "notUndoable" }] });
    const thread = (await readTicket(here.store.db, ticket))?.ticket.thirdParties?.[0]?.id ?? "";
    const message = { public: false, thread, to: [party.address], authorKind: "agent", text: "And?" } as const;
    const further = eventOf(ticket, ANA, here.clock.now(), { type: "messageReceived", message });
    await here.desk.door.apply({ event: further });
    expect(await undo(ticket, further.id)).toMatchObject({ outcome: "accepted" });
    await here.leave();
    expect(here.letters).toHaveLength(lettersBefore + 1);
    expect((await here.messages(ticket)).map(({ text }) => text)).toEqual(["A question.", "Did it arrive?"]);
    expect((await checkStore(here.store.db)).faults).toEqual([]);
  });

  test("a reply that has left, or after which something else was said, stays", async () => {
    const { ticket, event } = await replied("tom@home.example");
    await here.leave();
    expect(lettersOf(ticket)).toHaveLength(1);
    expect(await undo(ticket, event)).toMatchObject({ outcome: "rejected", reasons: [{ code: "notUndoable" }] });
    expect(await sending(ticket)).toMatchObject({
      ...{ state: "left", leavesAt: null, to: [{ address: "tom@home.example", state: "left", why: null }] },
    });
    const message = { public: true, authorKind: "agent", text: "And one more." } as const;
    const more = eventOf(ticket, ANA, here.clock.now(), { type: "messageReceived", message });
    await here.desk.door.apply({ event: more });
    const note = { ...message, public: false, text: "For us." };
    const after = eventOf(ticket, BRUNO, here.clock.now(), { type: "messageReceived", message: note });
    await here.desk.door.apply({ event: after });
    expect(await undo(ticket, more.id)).toMatchObject({ outcome: "rejected", reasons: [{ code: "notUndoable" }] });
    // A note is for the desk, and nothing of it leaves.
    expect(await undo(ticket, after.id)).toMatchObject({ outcome: "rejected" });
  });

  const report = (messageId: string, fields: string, kind = "delivery-status") =>
    [
      ...["From: MAILER-DAEMON@mx.example", `Subject: Report ${newId()}`, "MIME-Version: 1.0"],
      ...[`Content-Type: multipart/report; report-type=${kind}; boundary="b"`, ""],
      ...["--b", "Content-Type: text/plain", "", "A report.", "", "--b"],
      `Content-Type: message/${kind === "delivery-status" ? kind : "feedback-report"}`,
      ...["", fields, "", "--b", "Content-Type: text/rfc822-headers", "", `Message-ID: ${messageId}`, "", "--b--", ""],
    ].join("\r\n");
  const told = (raw: string) => here.receive({ from: "MAILER-DAEMON@mx.example", sender: "", raw });

  test("what other servers say of a reply stands at its address; where nothing arrives is known until mail comes from there", async () => {
    const address = "uma@home.example";
    const { ticket } = await replied(address);
    await here.leave();
    const messageId = lettersOf(ticket)[0]?.messageId ?? "";
    const delayed = `Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: delayed\r\nStatus: 4.4.1`;
    await told(report(messageId, delayed));
    expect(await sending(ticket)).toMatchObject({
      to: [{ address, state: "late", why: { en: "It is late; its server tries again." } }],
    });
    const failed = `Reporting-MTA: dns; mx.example\r\n\r\nOriginal-Recipient: rfc822;UMA@home.example\r\nFinal-Recipient: rfc822; x@else.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no\r\n such user`;
    expect(await told(report(messageId, failed))).toMatchObject({ status: "taken", ticket, automatic: "bounce" });
    expect(await sending(ticket)).toMatchObject({
      to: [{ address, state: "bounced", why: { en: "There is no such address." }, said: "550 5.1.1 no such user" }],
    });
    expect(await readDead(here.store.db, ["Uma@home.example"])).toMatchObject([{ address, code: "5.1.1" }]);
    await here.receive({ from: address, text: "I am here again." });
    expect(await readDead(here.store.db, [address])).toEqual([]);
    const abuse = `Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\nOriginal-Rcpt-To: <${address}>`;
    expect(await told(report(messageId, abuse, "feedback-report"))).toMatchObject({ status: "taken", ticket });
    expect(await sending(ticket)).toMatchObject({ to: [{ address, state: "complained" }] });
  });

  test("what comes back without a report, or without a copy, is known for what it is: qmail's words, Exchange's answer", async () => {
    const qmail = await replied("quinn@home.example");
    const exchange = await replied("eve@home.example");
    await here.leave();
    const words = [
      ...["From: MAILER-DAEMON@mx.home.example", "Subject: failure notice", ""],
      ...["Hi. This is the qmail-send program at mx.home.example.", "I wasn't able to deliver your message.", ""],
      ...["<quinn@home.example>:", "Sorry, no mailbox here by that name. (#5.1.1)", ""],
      ...["--- Below this line is a copy of the message.", "", "From: support@filrouge.example"],
      ...[`Message-ID: ${lettersOf(qmail.ticket)[0]?.messageId}`, "Subject: Hello", "", "Hello", ""],
    ].join("\r\n");
    expect(await told(words)).toMatchObject({ status: "taken", ticket: qmail.ticket, automatic: "bounce" });
    expect(await sending(qmail.ticket)).toMatchObject({
      to: [{ address: "quinn@home.example", state: "bounced", said: "Sorry, no mailbox here by that name. (#5.1.1)" }],
    });
    const answer = [
      ...["From: Microsoft Outlook <MicrosoftExchange329e71ec@home.example>", "Subject: Unzustellbar: Hello"],
      ...[`In-Reply-To: ${lettersOf(exchange.ticket)[0]?.messageId}`, "MIME-Version: 1.0"],
      ...['Content-Type: multipart/report; report-type=delivery-status; boundary="b"', "", "--b"],
      ...["Content-Type: text/html", "", "<p>Fehler bei der Nachrichtenzustellung</p>", "--b"],
      ...["Content-Type: message/delivery-status", "", "Reporting-MTA: dns;EX01.home.example", ""],
      ...["Final-recipient: RFC822;eve@home.example", "Action: failed", "Status: 5.1.10"],
      ...["Diagnostic-code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound", "", "--b--", ""],
    ].join("\r\n");
    expect(await told(answer)).toMatchObject({ status: "taken", ticket: exchange.ticket, automatic: "bounce" });
    expect(await sending(exchange.ticket)).toMatchObject({
      to: [{ address: "eve@home.example", state: "bounced", said: "550 5.1.10 RESOLVER.ADR.RecipientNotFound" }],
    });
    // Whoever only hands such a notice on is no machine.
    const handedOn = words.replace("MAILER-DAEMON@mx.home.example", "otto@home.example").replace(/Message-ID.*/, "");
    expect(await here.receive({ from: "otto@home.example", raw: handedOn })).toMatchObject({ automatic: null });
  });

  test("nobody kills an address to which that mail never went; a full mailbox is no dead one", async () => {
    const { ticket } = await replied("vic@home.example");
    await here.leave();
    const messageId = lettersOf(ticket)[0]?.messageId ?? "";
    const of = (address: string, status: string) =>
      `\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: ${status}`;
    await told(report(messageId, of("boss@corp.example", "5.1.1")));
    await told(report(`<${"0".repeat(32)}@filrouge.example>`, of("vic@home.example", "5.1.1")));
    await told(report(messageId, of("vic@home.example", "5.2.2")));
    expect(await readDead(here.store.db, ["boss@corp.example", "vic@home.example"])).toEqual([]);
    expect(await sending(ticket)).toMatchObject({ to: [{ state: "bounced", why: { en: "The mailbox is full." } }] });
  });

  test("a mail that is old goes with its bytes, what was made of it stays, and one that waits is kept", async () => {
    const { db } = here.store;
    const row = await here.receive({ from: "wim@home.example", subject: "Old" });
    here.clock.pass(86_400_000);
    await here.deliver({ from: "xia@home.example", subject: "Waits" });
    const before = here.clock.now() + 1;
    const count = () => db.selectFrom("mail_in").select(["status", "raw"]).execute();
    for (let gone = -1; gone !== 0; ) gone = await pruneMails(db, here.desk.files, before);
    expect(await count()).toMatchObject([{ status: "waiting" }]);
    expect(await here.desk.files.read(row.raw)).toBeNull();
    expect((await here.messages(row.ticket ?? "")).map(({ text }) => text)).toEqual(["A question."]);
    await here.intake.turn();
    expect(await count()).toMatchObject([{ status: "taken" }]);
  });
});
