import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Action } from "../../../blueprints/vocabulary/actions.ts";
import { ANA, accepted, eventOf, furnish, put, REMI, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

const trigger = (key: string, on: readonly string[], actions: readonly Action[], when?: object) => ({
  kind: "trigger",
  schemaVersion: 1,
  key,
  name: key,
  on,
  ...(when && { when }),
  do: actions,
});

describe.each(DATABASES)("tickets made for tickets on %s", (name) => {
  async function desk(triggers: readonly ReturnType<typeof trigger>[]) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    for (const one of triggers) await put(store, "trigger", one.key, one);
    return { store, door: createDoor({ store, clock: clockAt(NOON) }) };
  }

  const count = async (store: Store) => (await store.db.selectFrom("ticket").select("id").execute()).length;
  const solve = async (door: Door, ticket: string) => {
    await accepted(door, step(ticket, ANA, NOON, "take", "waiting"));
    await accepted(door, step(ticket, ANA, NOON, "answer", "working"));
  };
  const factsOf = async (store: Store, ticket: string): Promise<readonly Fact[]> =>
    (await readJournal(store.db, ticket)).map(({ fact }) => fact);

  test("a child stands in the same transaction as its parent, with what it takes over, and both say so", async () => {
    const { store, door } = await desk([
      trigger(
        "split",
        ["created"],
        [
          {
            do: "createChild",
            subject: "Stock for #{{ticket.number}}",
            text: "See {{ticket.subject}}.",
            copy: ["requester", "fields.product"],
          },
        ],
        { is: [{ var: "ticket.subject" }, "Invoice"] },
      ),
    ]);
    const parent = await accepted(door, submission(NOON));
    const [link] = parent.ticket.links ?? [];
    expect(link).toMatchObject({ kind: "child", solved: false });
    const child = (await readTicket(store.db, link?.ticket ?? ""))?.ticket;
    expect(child).toMatchObject({
      number: 2,
      subject: "Stock for #1",
      requester: REMI.id,
      department: "department:finance",
      channel: "rule",
      links: [{ kind: "childOf", ticket: parent.ticket.id }],
    });
    expect(parent.also?.map(({ ticket }) => ticket.id)).toEqual([child?.id]);
    const [first] = await factsOf(store, child?.id ?? "");
    expect(first).toMatchObject({ type: "ticketCreated", by: "system", rule: "trigger:split@1" });
    const notes = await store.db
      .selectFrom("message")
      .select(["text", "public"])
      .where("ticket", "=", child?.id ?? "")
      .execute();
    expect(notes).toEqual([{ text: "See Invoice.", public: 0 }]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("a trigger that makes a child of every new ticket stops after ten, and the last one says which rule it was", async () => {
    const { store, door } = await desk([trigger("endless", ["created"], [{ do: "createChild", subject: "Again" }])]);
    await accepted(door, submission(NOON));
    expect(await count(store)).toBe(11);
    const cut = await store.db.selectFrom("journal").select(["ticket", "fact"]).where("type", "=", "loopCut").execute();
    expect(cut.map(({ fact }) => JSON.parse(fact))).toMatchObject([{ rules: ["trigger:endless@1"] }]);
    const last = (await readTicket(store.db, "11"))?.ticket;
    expect(last).toMatchObject({ id: cut[0]?.ticket, flags: ["loopCut"] });
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("a trigger that makes two children of every new ticket stops after a hundred actions in all", async () => {
    const child: Action = { do: "createChild", subject: "Again" };
    const { store, door } = await desk([trigger("twice", ["created"], [child, child])]);
    await accepted(door, submission(NOON));
    expect(await count(store)).toBeGreaterThan(11);
    expect(await count(store)).toBeLessThanOrEqual(101);
    const cut = await store.db.selectFrom("journal").select("fact").where("type", "=", "loopCut").execute();
    expect(cut.length).toBeGreaterThan(0);
    for (const { fact } of cut) expect(JSON.parse(fact)).toMatchObject({ rules: ["trigger:twice@1"] });
  });

  test("when the last child is solved the parent hears of it, and when one is opened again", async () => {
    const child: Action = { do: "createChild", subject: "Part", department: "department:finance" };
    const { store, door } = await desk([
      trigger("split", ["created"], [child, child], { is: [{ var: "ticket.subject" }, "Whole"] }),
      trigger("done", ["childrenSolved"], [{ do: "addTag", tag: "parts-done" }], {
        is: [{ var: "ticket.childrenSolved" }, true],
      }),
    ]);
    const { ticket } = await accepted(door, {
      event: eventOf("whole", REMI, NOON, {
        type: "ticketSubmitted",
        draft: { number: 0, subject: "Whole", channel: "web", requester: REMI.id },
      }),
    });
    const [one = "", two = ""] = (ticket.links ?? []).map((link) => link.ticket);
    await solve(door, one);
    expect((await readTicket(store.db, "whole"))?.ticket).toMatchObject({ tags: [] });
    await solve(door, two);
    const parent = (await readTicket(store.db, "whole"))?.ticket;
    expect(parent).toMatchObject({ tags: ["parts-done"], links: [{ solved: true }, { solved: true }] });
    const jump = { type: "jumpRequested", to: "working", reason: "Not so" } as const;
    await accepted(door, { event: eventOf(one, { ...ANA, rights: ["jump"] }, NOON, jump) });
    const moved = (await factsOf(store, "whole")).flatMap((fact) =>
      fact.type === "childMoved" ? [[fact.solved, fact.open]] : [],
    );
    expect(moved).toEqual([
      [true, 1],
      [true, 0],
      [false, 1],
    ]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("children that are solved at the same moment are each counted, and what follows happens once", async () => {
    const child: Action = { do: "createChild", subject: "Part", department: "department:finance" };
    const { store, door } = await desk([
      trigger(
        "split",
        ["created"],
        Array.from({ length: 6 }, () => child),
        {
          is: [{ var: "ticket.subject" }, "Whole"],
        },
      ),
      trigger("done", ["childrenSolved"], [{ do: "note", text: "All done." }]),
    ]);
    const { ticket } = await accepted(door, {
      event: eventOf("whole", REMI, NOON, {
        type: "ticketSubmitted",
        draft: { number: 0, subject: "Whole", channel: "web", requester: REMI.id },
      }),
    });
    await Promise.all((ticket.links ?? []).map((link) => solve(door, link.ticket)));
    const open = (await factsOf(store, "whole")).flatMap((fact) => (fact.type === "childMoved" ? [fact.open] : []));
    expect(open).toEqual([5, 4, 3, 2, 1, 0]);
    const notes = await store.db.selectFrom("message").select("text").where("ticket", "=", "whole").execute();
    expect(notes).toEqual([{ text: "All done." }]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("a repeated event makes no second child, and gives the answer of then", async () => {
    const { store, door } = await desk([
      trigger("split", ["created"], [{ do: "createLinked", subject: "Beside" }], {
        is: [{ var: "ticket.channel" }, "web"],
      }),
    ]);
    const item = submission(NOON);
    await accepted(door, item);
    expect(await accepted(door, item)).toMatchObject({ repeated: true });
    expect(await count(store)).toBe(2);
  });

  test("in a batch the children of each ticket are its own", async () => {
    const { store, door } = await desk([
      trigger("split", ["created"], [{ do: "createChild", subject: "Part" }], {
        is: [{ var: "ticket.channel" }, "web"],
      }),
    ]);
    const results = await door.applyBatch(Array.from({ length: 6 }, () => submission(NOON)));
    expect(results.every(({ outcome }) => outcome === "accepted")).toBe(true);
    const numbers = await store.db.selectFrom("ticket").select("number").orderBy("number").execute();
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect((await checkStore(store.db)).faults).toEqual([]);
  });
});
