import { afterEach, describe, expect, test } from "vitest";
import { duplicatesOf } from "../../../api/contacts/duplicates.ts";
import { listContacts } from "../../../api/contacts/list.ts";
import { conflictsIn, mergeContacts, readApart } from "../../../api/contacts/merge.ts";
import { undoMerge } from "../../../api/contacts/undo-merge.ts";
import { newId } from "../../../api/ids.ts";
import { readContact, readContactByEmail } from "../../../api/people/contacts.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { ANA, accepted, eventOf, furnish } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";
import { clock, known, requesterOf, settle, ticketOf } from "./desk.ts";

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("merging contacts on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    return { store, door: createDoor({ store, clock }) };
  }

  const merge = (id: string, master: string, others: readonly string[], take = {}) => ({
    id,
    master,
    others,
    take,
    by: "agent:ana",
    at: 5,
  });

  test("A16: one customer of many channels is proposed with the reason, merged with all tickets, and taken apart again", async () => {
    const { store, door } = await desk();
    await known(store, {
      id: "requester:mail",
      name: "Nina Roy",
      emails: ["nina@shop.example"],
      customerNumber: "K-7",
    });
    await known(store, { id: "requester:chat", name: "N. Roy", emails: ["nina.roy@home.example"], language: "fr" });
    await known(store, {
      id: "requester:phone",
      name: "Mrs Roy",
      phones: ["+33 6 12 34 56 78"],
      customerNumber: "K-7",
    });
    await known(store, { id: "requester:old", name: "Nina Roy", phones: ["0033 1 40 00 00 00"] });
    await known(store, { id: "requester:shop", name: "Shop, Nina Roy", verified: true });
    const ids = ["requester:mail", "requester:chat", "requester:phone", "requester:old", "requester:shop"];
    const [master = "", ...others] = ids;
    const tickets = new Map<string, string>();
    for (const id of ids) tickets.set(await ticketOf(door, id), id);
    const second = await ticketOf(door, "requester:phone");
    tickets.set(second, "requester:phone");

    const all = await readApart(store, ids);
    const [mail] = all;
    if (!mail) throw new Error("Nina is not there.");
    expect((await duplicatesOf(store.db, mail)).map(({ contact, reason }) => [contact.id, reason.en])).toEqual([
      ["requester:phone", "Same customer number: K-7"],
      ["requester:old", "Same name"],
    ]);
    expect(conflictsIn(all)).toEqual(["name", "language"]);

    expect(await mergeContacts(store, merge("m1", master, others, { language: "requester:chat" }))).toBe(true);
    await settle(store, door);
    expect(await readContact(store.db, "requester:phone")).toMatchObject({
      id: master,
      name: "Nina Roy",
      language: "fr",
      customerNumber: "K-7",
      emails: ["nina@shop.example", "nina.roy@home.example"],
      phones: ["+33 6 12 34 56 78", "0033 1 40 00 00 00"],
    });
    expect(await readContactByEmail(store.db, "nina.roy@home.example")).toMatchObject({ id: master });
    for (const ticket of tickets.keys()) expect(await requesterOf(store, ticket)).toBe(master);
    expect((await listContacts(store.db, { text: "roy", limit: 10 })).items.map(({ id }) => id)).toEqual([master]);

    const journal = await readJournal(store.db, second);
    const folded = journal.map(({ fact }) => fact).reduce<Ticket | null>(evolve, null);
    expect(folded).toMatchObject({ requester: master, lastAgentActionAt: null });

    expect(await undoMerge(store, "m1", 9)).toBeNull();
    await settle(store, door);
    for (const [ticket, was] of tickets) expect(await requesterOf(store, ticket)).toBe(was);
    expect(await readApart(store, ids)).toEqual(all);
    expect(await undoMerge(store, "m1", 10)).toBe("undone");
  });

  test("A16: a closed ticket follows too, and nobody else's is touched", async () => {
    const { store, door } = await desk();
    await known(store, { id: "requester:a", name: "A", emails: ["a@x.example"] });
    await known(store, { id: "requester:b", name: "B", emails: ["b@x.example"] });
    const foreign = await ticketOf(door, "requester:remi");
    const submitted = eventOf(newId(), { ...ANA, kind: "import" }, 1, {
      type: "ticketSubmitted",
      history: true,
      draft: { number: 0, subject: "Old", channel: "web", requester: "requester:b", status: "closed" },
    });
    const { ticket: old } = await accepted(door, { event: submitted });
    expect(old.status).toBe("closed");
    const ticket = old.id;
    await mergeContacts(store, merge("m2", "requester:a", ["requester:b"]));
    await settle(store, door);
    expect([await requesterOf(store, ticket), await requesterOf(store, foreign)]).toEqual([
      "requester:a",
      "requester:remi",
    ]);
  });

  test("A16: what is merged on is taken back from the last merge to the first; what was changed since stays", async () => {
    const { store, door } = await desk();
    for (const letter of ["a", "b", "c"])
      await known(store, { id: `requester:${letter}`, name: letter, emails: [`${letter}@x.example`] });
    const ticket = await ticketOf(door, "requester:a");
    await mergeContacts(store, merge("first", "requester:b", ["requester:a"]));
    await settle(store, door);
    await mergeContacts(store, merge("second", "requester:c", ["requester:b"]));
    await settle(store, door);
    expect(await requesterOf(store, ticket)).toBe("requester:c");
    expect(await readContact(store.db, "requester:a")).toMatchObject({ id: "requester:c" });
    expect(await mergeContacts(store, merge("third", "requester:a", ["requester:c"]))).toBe(false);

    expect(await undoMerge(store, "first", 7)).toBe("mergedOn");
    await known(store, { id: "requester:c", name: "Cleo", emails: ["a@x.example", "b@x.example", "c@x.example"] });
    expect(await undoMerge(store, "second", 8)).toBeNull();
    await settle(store, door);
    expect(await readContact(store.db, "requester:c")).toMatchObject({ name: "Cleo", emails: ["c@x.example"] });
    expect(await readContact(store.db, "requester:a")).toMatchObject({ id: "requester:b" });
    expect(await requesterOf(store, ticket)).toBe("requester:b");
    expect(await undoMerge(store, "first", 9)).toBeNull();
    await settle(store, door);
    expect(await requesterOf(store, ticket)).toBe("requester:a");
  });

  test("two agents who merge crosswise at once leave one contact, and nobody in a circle", async () => {
    const { store } = await desk();
    await known(store, { id: "requester:a", name: "A", emails: ["a@x.example"] });
    await known(store, { id: "requester:b", name: "B", emails: ["b@x.example"] });
    const results = await Promise.all([
      mergeContacts(store, merge("ab", "requester:a", ["requester:b"])),
      mergeContacts(store, merge("ba", "requester:b", ["requester:a"])),
    ]);
    expect(results.toSorted()).toEqual([false, true]);
    const left = (await listContacts(store.db, { limit: 10 })).items.filter(({ id }) => id !== "requester:remi");
    expect(left).toHaveLength(1);
    expect(left[0]?.emails).toHaveLength(2);
  });
});
