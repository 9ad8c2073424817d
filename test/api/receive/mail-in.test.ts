import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decideMail, listMail, mailViews, readHealth } from "../../../api/receive/mail-list.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { DATABASES } from "../../stores.ts";
import { checked, mailDesk, type TestMailDesk } from "./mail-desk.ts";

describe.each(DATABASES)("mail that comes in on %s", (database) => {
  let here: TestMailDesk;
  beforeAll(async () => {
    here = await mailDesk(database);
  });
  afterAll(() => here.remove());

  const ticketOf = async (id: string | null) => {
    const found = await readTicket(here.store.db, id ?? "");
    if (!found) throw new Error(`There is no ticket ${id}.`);
    return found.ticket;
  };
  const refused = (sending: Parameters<TestMailDesk["deliver"]>[0]) =>
    here.deliver(sending).then(
      () => null,
      (error: { responseCode?: number }) => error.responseCode,
    );
  /** A ticket that somebody has opened by mail, and the acknowledgement that went out. */
  async function opened(from: string, subject = "Broken") {
    const row = await here.receive({ from, subject });
    await here.leave();
    const letter = here.letters.find((one) => one.ticket === row.ticket);
    if (!letter?.head?.replyTo) throw new Error("Nothing was acknowledged.");
    return { ticket: row.ticket ?? "", letter, replyTo: letter.head.replyTo };
  }

  test("A11: a mail makes a ticket of its address's department and product, with files, and is acknowledged once", async () => {
    const row = await here.receive({
      subject: "Invoice 7",
      text: "It is wrong.",
      html: '<p>It is <b>wrong</b>. <img src="cid:seal"></p>',
      attachments: [
        { filename: "seal.png", content: Buffer.from("89504e470d0a1a0a", "hex"), cid: "seal" },
        { filename: "bill.txt", content: "7 EUR" },
      ],
    });
    expect(row).toMatchObject({ status: "taken", why: null, automatic: null, from_address: "nina@home.example" });
    const ticket = await ticketOf(row.ticket);
    expect(ticket).toMatchObject({
      ...{ subject: "Invoice 7", department: "department:finance", product: "billing", channel: "mail" },
      ...{ address: "support@filrouge.example", description: "It is wrong.", language: "en" },
    });
    const message = await here.store.db
      .selectFrom("message")
      .selectAll()
      .where("ticket", "=", ticket.id)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(message)).toContain("cid:seal");
    expect(JSON.stringify(message)).toContain("bill.txt");
    await here.leave();
    expect(here.letters).toMatchObject([
      {
        to: ["nina@home.example"],
        automatic: true,
        head: { from: { name: "The desk", address: "support@filrouge.example" }, inReplyTo: row.message_id },
      },
    ]);
  });

  test("an answer to the acknowledgement lands on its ticket: by the address, or by what it refers to", async () => {
    const { ticket, letter, replyTo } = await opened("tom@home.example");
    const byAddress = await here.receive({ from: "tom@home.example", to: replyTo, text: "More." });
    expect(byAddress).toMatchObject({ status: "taken", ticket });
    const byReference = await here.receive({
      from: "tom@home.example",
      inReplyTo: letter.messageId,
      text: "And more.",
    });
    expect(byReference).toMatchObject({ status: "taken", ticket });
    expect((await here.messages(ticket)).map(({ text }) => text)).toEqual(["A question.", "More.", "And more."]);
    await here.leave();
    expect(here.letters.filter((one) => one.ticket === ticket)).toEqual([letter]);
  });

  test("X19: a stranger joins no conversation, whatever he has seen of it", async () => {
    const { ticket, letter, replyTo } = await opened("eva@home.example");
    const { number } = await ticketOf(ticket);
    const forged = replyTo.replace(/\.[a-z2-7]/, (sign) => (sign === ".a" ? ".b" : ".a"));
    const expected = [
      [{ to: replyTo }, "quarantined", "handedOn"],
      [{ inReplyTo: letter.messageId }, "quarantined", "handedOn"],
      [{ to: forged, from: "eva@home.example" }, "quarantined", "forgedReply"],
      [{ from: "eva@home.example", subject: `Re: [#${number}] Broken` }, "quarantined", "unproven"],
      [{ from: "eva@home.example", headers: checked("fail") }, "quarantined", "spoofed"],
      [{ from: "Ana@filrouge.example" }, "quarantined", "colleague"],
      [{ from: "support@filrouge.example" }, "quarantined", "ownAddress"],
      [{ raw: "From: a@b.example, c@d.example\r\nSubject: Two\r\n\r\nx" }, "quarantined", "sender"],
      [{ raw: "Subject: Nobody\r\n\r\nx" }, "quarantined", "sender"],
    ] as const;
    for (const [sending, status, why] of expected)
      expect(await here.receive({ from: "mallory@bad.example", ...sending }), why).toMatchObject({ status, why });
    const proven = {
      from: "eva@home.example",
      subject: `Re: [#${number}] Broken`,
      text: "Me.",
      headers: checked("pass"),
    };
    expect(await here.receive(proven)).toMatchObject({ status: "taken", ticket });
    const guess = await here.receive({
      from: "mallory@bad.example",
      subject: `[#${number}]`,
      headers: checked("pass"),
    });
    expect(guess).toMatchObject({ status: "taken" });
    expect(guess.ticket).not.toBe(ticket);
    expect((await here.messages(ticket)).map(({ text }) => text)).toEqual(["A question.", "Me."]);
  });

  test("R27: the same mail delivered three times is one word; two that share a Message-ID are two", async () => {
    const mail = (text: string, trace: string) => ({
      raw: `Received: ${trace}\r\nFrom: joe@home.example\r\nMessage-ID: <one@home.example>\r\nSubject: Twice\r\n\r\n${text}`,
      from: "joe@home.example",
    });
    const first = await here.receive(mail("The same.", "a"));
    expect(first).toMatchObject({ status: "taken" });
    expect(await here.receive(mail("The same.", "a"))).toMatchObject({ id: first.id });
    expect(await here.receive(mail("The same.", "b"))).toMatchObject({
      status: "refused",
      why: "repeated",
      ticket: first.ticket,
    });
    const other = await here.receive(mail("Another.", "a"));
    expect(other).toMatchObject({ status: "taken" });
    expect(other.ticket).not.toBe(first.ticket);
    expect(await here.messages(first.ticket ?? "")).toHaveLength(1);
  });

  test("R28: machines are heard and not answered; a bounce stands on the ticket of what bounced, for the desk alone", async () => {
    const { ticket, letter, replyTo } = await opened("kim@home.example");
    const before = here.letters.length;
    const away = { from: "kim@home.example", to: replyTo, headers: { "Auto-Submitted": "auto-replied" } };
    expect(await here.receive({ ...away, text: "I am away." })).toMatchObject({
      status: "taken",
      automatic: "answer",
      ticket,
    });
    const subject = "Abwesenheitsnotiz: Broken";
    expect(await here.receive({ from: "kim@home.example", subject })).toMatchObject({
      status: "refused",
      why: "automaticAnswer",
    });
    expect(await here.receive({ from: "alerts@home.example", headers: { Precedence: "bulk" } })).toMatchObject({
      ...{ status: "taken", automatic: "list" },
    });
    const report = [
      ...["From: MAILER-DAEMON@home.example", "Subject: Undelivered", "MIME-Version: 1.0"],
      ...['Content-Type: multipart/report; report-type=delivery-status; boundary="b"', ""],
      ...["--b", "Content-Type: text/plain", "", "It could not be delivered.", ""],
      ...["--b", "Content-Type: message/delivery-status", "", "Action: failed", "Status: 5.1.1", ""],
      ...["--b", "Content-Type: text/rfc822-headers", "", `Message-ID: ${letter.messageId}`, "", "--b--", ""],
    ].join("\r\n");
    const from = "MAILER-DAEMON@home.example";
    expect(await here.receive({ from, sender: "", raw: report })).toMatchObject({
      status: "taken",
      automatic: "bounce",
      ticket,
    });
    expect(await here.messages(ticket)).toMatchObject([
      {},
      { text: "I am away.", public: 1, automatic: 1 },
      { text: "It could not be delivered.", public: 0, automatic: 1 },
    ]);
    await here.leave();
    expect(here.letters).toHaveLength(before);
    for (let times = 0; times < 10; times += 1)
      await here.receive({ from: "kim@home.example", to: replyTo, text: `Thank you for your mail (${times}).` });
    expect(await here.receive({ from: "kim@home.example", to: replyTo, text: "Thank you!" })).toMatchObject({
      ...{ status: "quarantined", why: "looping" },
    });
  });

  test("addresses that are not there are refused for ever, what can't be kept is refused for now, what is too large never comes", async () => {
    expect(await refused({ to: "nobody@filrouge.example" })).toBe(550);
    expect(await refused({ text: "x".repeat(1_500_000) })).toBe(552);
    const { put } = here.desk.files;
    try {
      Object.assign(here.desk.files, {
        put: () => Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC" })),
      });
      expect(await refused({ subject: "Disk" })).toBe(451);
    } finally {
      Object.assign(here.desk.files, { put });
    }
    expect(await refused({ subject: "Disk" })).toBeNull();
    await here.intake.turn();
  });

  test("what a person lets in from quarantine is taken in as it came", async () => {
    const { ticket, replyTo } = await opened("lea@home.example");
    const held = await here.receive({ from: "leo@home.example", to: replyTo, text: "Léa asked me to answer." });
    expect(held).toMatchObject({ status: "quarantined", why: "handedOn", ticket });
    const { db } = here.store;
    expect(await mailViews(db, [held])).toMatchObject([{ releasable: true, why: "handedOn", ticket: { id: ticket } }]);
    expect(await decideMail(db, held, true, "agent:ana", here.clock.now())).toBe(true);
    expect(await decideMail(db, held, false, "agent:ana", here.clock.now())).toBe(false);
    await here.intake.turn();
    expect((await here.messages(ticket)).map(({ text }) => text)).toEqual(["A question.", "Léa asked me to answer."]);
    expect((await listMail(db, { status: "taken", limit: 1 })).rows).toMatchObject([{ by_actor: "agent:ana" }]);
    expect(await readHealth(db, "en", here.clock.now())).toMatchObject([
      { address: "support@filrouge.example", on: true, counts: { waiting: 0 } },
    ]);
  });
});
