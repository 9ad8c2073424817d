import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSessions } from "../../../api/auth/sessions.ts";
import { systemClock } from "../../../api/clock.ts";
import { readConfig } from "../../../api/config.ts";
import { fileSchema } from "../../../api/contract/files.ts";
import { putContact, putOrganization } from "../../../api/people/contacts.ts";
import { linkToken } from "../../../api/portal/ticket-link.ts";
import { DEMO_PASSWORD } from "../../../api/seed/people.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

const LEA = "requester:lea-merge";
const KIM = "requester:kim-merge";

describe.each(DATABASES)("words of merged tickets on %s", (database) => {
  let server: TestServer;
  let [ana, chloe, remi, lea]: Visitor[] = [];
  beforeAll(async () => {
    server = await startServer({ database });
    const { db } = await server.store();
    const contact = { language: "en", kind: "customer", verified: true } as const;
    await putOrganization(db, { id: "organization:merge", name: "Acme", attributes: {} });
    for (const [id, name, address] of [
      [LEA, "Léa", "lea@merge.example"],
      [KIM, "Kim", "kim@merge.example"],
    ] as const)
      await putContact(db, {
        id,
        name,
        emails: [address],
        organization: "organization:merge",
        ...contact,
      });
    const store = await server.store();
    const config = readConfig({ FILROUGE_DATA: server.folder });
    const sessions = await openSessions({ store, config, clock: systemClock, address: server.address });
    await sessions.enrol(LEA, "Léa", "lea@merge.example", DEMO_PASSWORD);
    [ana, chloe, remi] = [await server.signIn("ana"), await server.signIn("chloe"), await server.signIn("remi")];
    lea = await server.signIn("lea@merge.example");
  });
  afterAll(() => server.remove());

  const who = (visitor: Visitor | undefined): Visitor => {
    if (!visitor) throw new Error("Nobody has signed in.");
    return visitor;
  };
  const open = async (requester: string, department: string, subject: string, description = "Please look.") =>
    good(
      await who(ana).client.tickets.create({ body: { subject, description, requester, department, channel: "mail" } }),
    ).ticket;
  const upload = async (visitor: Visitor | undefined, name: string) => {
    const headers = { "content-type": "application/octet-stream" };
    const { text } = await who(visitor).raw(`/api/files?name=${name}`, { method: "POST", headers, body: name });
    return fileSchema.parse(JSON.parse(text));
  };
  const write = async (visitor: Visitor | undefined, id: string, text: string, file?: { id: string }, open = true) =>
    good(
      await who(visitor).client.tickets.write({
        params: { id },
        body: { public: open, text, ...(file && { attachments: [{ id: file.id }] }) },
      }),
    );
  const words = async (visitor: Visitor | undefined, id: string) =>
    good(await who(visitor).client.tickets.messages({ params: { id } })).items.map(({ text }) => text);
  const status = async (visitor: Visitor | undefined, file: { id: string }) =>
    (await who(visitor).raw(`/api/files/${file.id}`)).status;
  const merge = (id: string, into: string, agreed: readonly ("requesters" | "departments")[] = []) =>
    who(ana).client.merge.take({ params: { id }, body: { into, agreed: [...agreed] } });

  it("S25 B34: public words and files of both requesters are read on the ticket that stays, notes by nobody new, and undoing takes it back", async () => {
    const stays = await open("requester:remi", "department:finance", "Nobody answers the phone");
    const goes = await open(LEA, "department:finance", "The phone stays silent");
    const [shown, hidden] = [await upload(lea, "shown.txt"), await upload(ana, "hidden.txt")];
    await write(lea, goes.id, "This is what I hear.", shown);
    await write(ana, goes.id, "They never pay.", hidden, false);
    expect(await status(remi, shown)).toBe(404);
    const refused = await merge(goes.id, stays.id);
    expect(refused.ok || refused.problem.errors.map(({ pointer }) => pointer)).toEqual(["/agreed"]);
    good(await merge(goes.id, stays.id, ["requesters"]));

    expect(await words(remi, stays.id)).toEqual(["Please look.", "Please look.", "This is what I hear."]);
    expect(await words(ana, stays.id)).toEqual([
      "Please look.",
      "Please look.",
      "This is what I hear.",
      "They never pay.",
    ]);
    expect([await status(remi, shown), await status(remi, hidden), await status(ana, hidden)]).toEqual([200, 404, 200]);
    // What was merged is no solution and no breach in any report.
    const marc = await server.signIn("marc");
    const counted = async (figure: "opened" | "solved" | "met" | "breached") =>
      good(await marc.client.figures.tickets({ query: { figure } })).items.some(({ id }) => id === goes.id);
    expect([await counted("opened"), await counted("solved")]).toEqual([true, false]);
    expect([await counted("met"), await counted("breached")]).toEqual([false, false]);
    const of = good(await who(ana).client.tickets.messages({ params: { id: stays.id } })).items.map((one) => one.of);
    expect(of.filter(Boolean)).toHaveLength(3);

    // The other requester reads what was theirs, and what they say there later, and nothing of the ticket that stays.
    const late = await upload(lea, "late.txt");
    const answer = await write(lea, goes.id, "Still silent.", late);
    expect([answer.ticket.id, answer.message.text]).toEqual([goes.id, "Still silent."]);
    expect((await who(lea).client.tickets.read({ params: { id: stays.id } })).status).toBe(404);
    expect(await words(lea, goes.id)).toEqual(["Please look.", "This is what I hear.", "Still silent."]);
    expect((await words(remi, stays.id)).at(-1)).toBe("Still silent.");
    expect([await status(lea, late), await status(remi, late)]).toEqual([200, 200]);

    good(await who(ana).client.merge.undo({ params: { id: goes.id } }));
    expect(await words(remi, stays.id)).toEqual(["Please look.", "Still silent."]);
    expect(await words(lea, goes.id)).toEqual(["Please look.", "This is what I hear.", "Still silent."]);
    expect([await status(remi, shown), await status(lea, late)]).toEqual([404, 200]);
    expect((await checkStore((await server.store()).db)).faults).toEqual([]);
  });

  it("B34: the requester of a merged ticket is told where it goes on, as far as they see that, on the page and by the link", async () => {
    const goesOn = async (visitor: Visitor | undefined, id: string) =>
      good(await who(visitor).client.portal.read({ params: { id } })).merged;
    const { secret } = readConfig({ FILROUGE_DATA: server.folder });
    const link = (ticket: string, requester: string) => linkToken(secret, { ticket, requester, at: Date.now() });
    const { portal } = server.nobody.client;
    const followed = async (token: string) => good(await portal.followed({ params: { token } })).merged;
    const stays = await open("requester:remi", "department:finance", "The lift stands still");
    const goes = await open(LEA, "department:finance", "No lift on floor two");
    const again = await open("requester:remi", "department:finance", "The lift still stands");
    expect([await goesOn(lea, goes.id), await goesOn(remi, again.id)]).toEqual([null, null]);
    good(await merge(goes.id, stays.id, ["requesters"]));
    good(await merge(again.id, stays.id));
    const shown = { id: stays.id, number: stays.number, subject: stays.subject };
    expect([await goesOn(lea, goes.id), await goesOn(remi, again.id)]).toEqual([{ ticket: null }, { ticket: shown }]);
    const [hers, his] = [link(goes.id, LEA), link(again.id, "requester:remi")];
    expect([await followed(hers), await followed(his)]).toEqual([{ ticket: null }, { ticket: shown }]);
    const body = { key: crypto.randomUUID(), text: "Since Monday." };
    const answered = good(await portal.answer({ params: { token: hers }, body }));
    // No new ticket was opened for it, and nothing tells her of one.
    expect(answered).toMatchObject({ followUp: null, number: goes.number, merged: { ticket: null } });
    expect((await words(remi, stays.id)).at(-1)).toBe("Since Monday.");
    expect(JSON.stringify(answered)).not.toContain(stays.subject);
  });

  it("B34: an agent of another department reads the public words of what was merged into theirs, and no note", async () => {
    const stays = await open("requester:remi", "department:vtouch", "The map closes the app");
    const goes = await open("requester:remi", "department:finance", "The map closes my app");
    const note = await upload(ana, "note.txt");
    await write(ana, goes.id, "Finance alone.", note, false);
    const [ada] = [await server.signIn("ada")];
    const preview = good(await ada.client.merge.preview({ params: { id: goes.id, into: stays.id } }));
    expect(preview.reasons).toEqual([]);
    expect(preview.conflicts.map(({ code, asks }) => [code, asks])).toEqual([["departments", "agree"]]);
    expect(preview.differences.map(({ field }) => field)).toEqual(expect.arrayContaining(["subject", "department"]));
    // Who sees one of the two alone is answered as though the other were not there.
    expect((await merge(goes.id, stays.id, ["departments"])).status).toBe(404);
    const taken = await ada.client.merge.take({
      params: { id: goes.id },
      body: { into: String(stays.number), agreed: ["departments"] },
    });
    expect(good(taken).ticket).toMatchObject({ status: "closed", outcome: "merged", place: null });
    expect(await words(chloe, stays.id)).toEqual(["Please look.", "Please look."]);
    expect(await words(ada, stays.id)).toContain("Finance alone.");
    expect([await status(chloe, note), await status(ada, note)]).toEqual([404, 200]);
    expect((await who(chloe).client.tickets.read({ params: { id: goes.id } })).status).toBe(404);
  });

  it("probable duplicates are those of the same person or organization, in much the same words, and say why", async () => {
    const first = await open(LEA, "department:finance", "Printer on floor three is broken", "It eats the paper.");
    const own = await open(LEA, "department:finance", "Broken printer on floor three");
    const colleague = await open(KIM, "department:finance", "Our printer on floor three is broken again");
    const elsewhere = await open("requester:remi", "department:finance", "Printer on floor three is broken");
    const other = await open(LEA, "department:finance", "Invoice of May");
    const near = async (visitor: Visitor | undefined, id: string) =>
      good(await who(visitor).client.merge.duplicates({ params: { id } })).items;
    const items = await near(ana, first.id);
    expect(items.map(({ ticket }) => ticket.id).toSorted()).toEqual([own.id, colleague.id].toSorted());
    expect(items.find(({ ticket }) => ticket.id === own.id)?.reason).toEqual({
      en: "Same requester, 4 of 4 words in common.",
      fr: "Même demandeur, 4 mots sur 4 en commun.",
    });
    expect(items.find(({ ticket }) => ticket.id === colleague.id)?.reason.en).toMatch(/^Same organization, /);
    expect(await near(ana, elsewhere.id)).toEqual([]);
    expect(await near(ana, other.id)).toEqual([]);
    good(await merge(own.id, first.id));
    expect((await near(ana, first.id)).map(({ ticket }) => ticket.id)).toEqual([colleague.id]);
  });

  it("a message is split into a ticket of whoever wrote it, and its file goes with it", async () => {
    const ticket = await open(LEA, "department:finance", "Two things at once");
    const file = await upload(lea, "second.txt");
    const { message } = await write(lea, ticket.id, "And the heating is off.", file);
    const params = { id: ticket.id, message: message.id };
    const made = good(await who(ana).client.merge.split({ params, body: { subject: "Heating" } })).ticket;
    expect(made).toMatchObject({ subject: "Heating", requester: { id: LEA } });
    expect(await words(lea, made.id)).toEqual(["And the heating is off."]);
    expect(await words(remi, ticket.id).catch(() => "hidden")).toBe("hidden");
    const links = async (id: string) =>
      good(await who(ana).client.beside.read({ params: { id } })).links.map((one) => [one.kind, one.ticket?.id]);
    expect([await links(ticket.id), await links(made.id)]).toEqual([[["split", made.id]], [["splitFrom", ticket.id]]]);
    expect([await status(lea, file), await status(ana, file), await status(remi, file)]).toEqual([200, 200, 404]);
    const again = await who(ana).client.merge.split({ params, body: { subject: "Heating" } });
    expect([again.status, again.ok || again.problem.errors[0]?.pointer]).toEqual([422, "/message"]);
  });
});
