import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { newId } from "../../../api/ids.ts";
import { putContact } from "../../../api/people/contacts.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Applied, Item } from "../../../api/tickets/item.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal, readMessages } from "../../../api/tickets/ticket-journal.ts";
import type { MergeConsent } from "../../../blueprints/event.ts";
import type { Actor } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { ANA, accepted, BRUNO, eventOf, furnish, put, REMI, step } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const LEA: Actor = { ...REMI, id: "requester:lea" };
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

const POLICY = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: ["firstReply", "totalResolution"].map((metric) => ({ metric, within: "PT4H", time: "calendar" })),
};

/** A ticket but for what counts everything that ever happened. */
const standing = ({ facts: _facts, updatedAt: _updatedAt, ...rest }: Ticket) => rest;

describe.each(DATABASES)("merging tickets on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    await put(store, "sla-policy", POLICY.key, POLICY);
    await put(store, "lifecycle", BASE_LIFECYCLE.key, BASE_LIFECYCLE);
    const contact = { language: "en", kind: "customer", verified: true, organization: null } as const;
    await putContact(store.db, { id: LEA.id, name: "Léa", emails: ["lea@client.example"], ...contact });
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const open = async (requester: Actor, department: string | null = null, subject = "Charged twice") => {
      const id = newId();
      const draft = { number: 0, subject, channel: "web", requester: requester.id, department };
      const message = { public: true, authorKind: "requester", text: `${subject}, says ${requester.id}` } as const;
      const event = eventOf(id, requester, clock.now(), { type: "ticketSubmitted", draft, message });
      return (await accepted(door, { event })).ticket;
    };
    const merging = (
      from: Ticket,
      into: Ticket,
      say: { agreed?: readonly MergeConsent[]; reopen?: boolean } = {},
    ): Item => ({
      event: eventOf(from.id, ANA, clock.now(), { type: "mergeRequested", into: into.id, agreed: [], ...say }),
    });
    const unmerging = (from: Ticket): Item => ({
      event: eventOf(from.id, ANA, clock.now(), { type: "unmergeRequested" }),
    });
    const says = (ticket: Ticket, actor: Actor, text: string, open = true): Item => ({
      event: eventOf(ticket.id, actor, clock.now(), {
        type: "messageReceived",
        message: { public: open, authorKind: actor.kind === "requester" ? "requester" : "agent", text },
      }),
    });
    const now = async ({ id }: Ticket) => {
      const found = await readTicket(store.db, id);
      if (!found) throw new Error("The ticket is gone.");
      return found.ticket;
    };
    const ledger = async ({ id }: Ticket) =>
      ledgerOf(
        await new CompiledDefinitions().current(store.db),
        (await readJournal(store.db, id)).map(({ fact }) => fact),
        clock.now(),
      );
    const solve = async (ticket: Ticket) => {
      for (const changes of [{ assignee: ANA.id }, { status: "solved" }] as const)
        await accepted(door, { event: eventOf(ticket.id, ANA, clock.now(), { type: "changeRequested", changes }) });
    };
    return { store, door, later: clock.pass, open, merging, unmerging, says, now, ledger, solve };
  }
  const why = (answer: Applied) =>
    answer.outcome === "rejected" ? answer.reasons.map(({ code, pointer }) => `${code} ${pointer}`) : [answer.outcome];

  test("S25: of another requester's solved ticket nothing changes but who reads along, once that was agreed", async () => {
    const { store, door, open, merging, now, solve, later } = await desk();
    const [stays, goes] = [await open(REMI), await open(LEA, null, "Again")];
    await accepted(door, {
      event: eventOf(goes.id, ANA, NOON, { type: "changeRequested", changes: { tags: ["vip"] } }),
    });
    await solve(stays);
    later(MINUTE);
    expect(why(await door.apply(merging(goes, stays)))).toEqual(["missing /agreed", "missing /reopen"]);
    expect(standing(await now(goes)).status).toBe("new");
    await accepted(door, merging(goes, stays, { agreed: ["requesters"], reopen: false }));

    expect(await now(goes)).toMatchObject({
      status: "closed",
      outcome: "merged",
      tags: ["vip", "closed_by_merge"],
      links: [{ kind: "mergedInto", ticket: stays.id }],
    });
    expect(await now(stays)).toMatchObject({
      status: "solved",
      tags: [],
      ccs: ["lea@client.example"],
      links: [{ kind: "merged", ticket: goes.id, shared: true }],
    });
    // A solved one is not merged, whoever agrees to what.
    const other = await open(REMI);
    expect(why(await door.apply(merging(stays, other, { agreed: ["requesters"] })))).toEqual([
      "statusNotAllowed /into",
    ]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("S25: the unanswered word that came with it reopens the solved one, where that was chosen", async () => {
    const { door, open, merging, unmerging, now, solve } = await desk();
    const [stays, goes] = [await open(REMI), await open(REMI)];
    await solve(stays);
    const before = await now(stays);
    await accepted(door, merging(goes, stays, { reopen: true }));
    expect(await now(stays)).toMatchObject({ status: "open", reopens: 1, ccs: [] });
    await accepted(door, unmerging(goes));
    expect(standing(await now(stays))).toEqual(standing(before));
  });

  test("B34 S59: a captured ticket's process and clocks end as merged; taken back, both stand as before", async () => {
    const { store, door, open, merging, unmerging, now, ledger, later } = await desk();
    const goes = await open(REMI, "department:finance");
    const stays = await open(REMI, "department:finance");
    later(MINUTE);
    await accepted(door, step(goes.id, ANA, NOON + MINUTE, "take", "waiting"));
    const [source, target] = [await now(goes), await now(stays)];
    const lines = await ledger(stays);
    expect(source.place?.state).toBe("working");
    later(MINUTE);
    await accepted(door, merging(goes, stays));
    expect(await now(goes)).toMatchObject({ place: null, status: "closed", outcome: "merged" });
    const results = (await ledger(goes)).map(({ result }) => result);
    expect(results.length).toBeGreaterThan(3);
    expect([...new Set(results)]).toEqual(expect.arrayContaining(["merged"]));
    expect(results).not.toContain("met");
    expect(results).not.toContain("breached");
    expect(results).not.toContain("running");
    expect((await now(stays)).clocks).toEqual(target.clocks);
    expect((await checkStore(store.db)).faults).toEqual([]);

    later(MINUTE);
    await accepted(door, unmerging(goes));
    expect(standing(await now(goes))).toEqual(standing(source));
    expect(standing(await now(stays))).toEqual(standing(target));
    expect((await ledger(goes)).map(({ result }) => result)).toContain("running");
    expect((await ledger(stays)).map(({ metric }) => metric)).toEqual(lines.map(({ metric }) => metric));
    expect(why(await door.apply(unmerging(goes)))).toEqual(["notUndoable "]);
    // It goes on as though nothing had been, and can be merged again.
    await accepted(door, step(goes.id, ANA, NOON + 3 * MINUTE, "answer", "working"));
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("B34: what has happened since on the ticket that stayed holds when the merge is taken back", async () => {
    const { store, door, open, merging, unmerging, says, now } = await desk();
    const [stays, goes] = [await open(REMI), await open(LEA)];
    await accepted(door, merging(goes, stays, { agreed: ["requesters"] }));
    await accepted(door, says(stays, ANA, "We look into it."));
    await accepted(door, {
      event: eventOf(stays.id, ANA, NOON, { type: "changeRequested", changes: { tags: ["vip"], priority: "high" } }),
    });
    await accepted(door, says(goes, LEA, "And me?"));
    await accepted(door, unmerging(goes));
    expect(await now(stays)).toMatchObject({ tags: ["vip"], priority: "high", replies: 1, ccs: [] });
    expect((await now(stays)).links ?? []).toEqual([]);
    expect(await now(goes)).toMatchObject({ status: "new", outcome: null, tags: [] });
    expect((await now(goes)).passedOn).toHaveLength(1);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("later words arrive in the ticket in which it goes on, through every merge, and open it", async () => {
    const { store, door, open, merging, says, now, solve } = await desk();
    const [first, second, third] = [await open(LEA), await open(REMI), await open(REMI)];
    await accepted(door, merging(first, second, { agreed: ["requesters"] }));
    await accepted(door, merging(second, third));
    await solve(third);
    await accepted(door, says(first, LEA, "Nobody has called me."));
    const words = await readMessages(store.db, third.id, true);
    expect(words.map(({ text, author, authorKind }) => [text, author, authorKind]).at(-1)).toEqual([
      "Nobody has called me.",
      LEA.id,
      "cc",
    ]);
    expect(await now(third)).toMatchObject({ status: "open", requesterWords: 2 });
    expect(await readMessages(store.db, first.id, false)).toHaveLength(1);
    expect(why(await door.apply(says(first, ANA, "A note.", false)))).toEqual(["closed "]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("two agents who merge crosswise: exactly one wins, and the other is told which ticket went where", async () => {
    const { store, door, open, merging, now } = await desk();
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await open(REMI), await open(REMI)];
      const crosswise = { event: { ...merging(b, a).event, actor: BRUNO } } as const;
      const answers = await Promise.all([door.apply(merging(a, b)), door.apply(crosswise)]);
      expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(["accepted", "rejected"]);
      const refused = answers.find(({ outcome }) => outcome === "rejected");
      expect(refused?.outcome === "rejected" && refused.reasons[0]?.message.en).toMatch(
        /^#\d+ was merged into #\d+ meanwhile\.$|is merged into #\d+ already|is merged into another/,
      );
      const statuses = [(await now(a)).status, (await now(b)).status];
      expect(statuses.toSorted()).toEqual(["closed", "new"]);
    }
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("a merge is refused into itself, into what is closed or merged, by who may not change both, and into nothing", async () => {
    const { door, open, merging, now } = await desk();
    const [a, b, c] = [await open(REMI), await open(REMI), await open(REMI)];
    expect(why(await door.apply(merging(a, a)))).toEqual(["invalid /into"]);
    expect(why(await door.apply(merging(a, { ...b, id: newId() })))).toEqual(["unknown "]);
    await accepted(door, merging(b, c));
    expect(why(await door.apply(merging(a, b)))).toEqual(["closed /into"]);
    const stranger = { ...ANA, id: "agent:else", departments: [], groups: [] };
    const captured = await open(REMI, "department:finance");
    const event = { ...merging(a, captured).event, actor: stranger };
    expect(why(await door.apply({ event }))).toEqual(["notAllowed /into"]);
    expect((await now(a)).facts).toBe(a.facts);
  });

  test("one word becomes a ticket of its own, linked both ways, once", async () => {
    const { store, door, open, says, now } = await desk();
    const ticket = await open(REMI, "department:finance");
    await accepted(door, says(ticket, REMI, "By the way, my invoice of May is missing."));
    await accepted(door, says(ticket, ANA, "For us.", false));
    const [, word, note] = await readMessages(store.db, ticket.id, false);
    if (!word || !note) throw new Error("Something was not said.");
    const splitting = (message: string): Item => ({
      event: eventOf(ticket.id, ANA, NOON, { type: "splitRequested", message, subject: "Invoice of May" }),
    });
    await accepted(door, splitting(word.id));
    const link = (await now(ticket)).links?.[0];
    expect(link).toMatchObject({ kind: "split", message: word.id });
    const made = (await readTicket(store.db, link?.ticket ?? ""))?.ticket;
    expect(made).toMatchObject({
      subject: "Invoice of May",
      description: word.text,
      requester: REMI.id,
      submitter: ANA.id,
      department: "department:finance",
      links: [{ kind: "splitFrom", ticket: ticket.id }],
    });
    const said = await readMessages(store.db, link?.ticket ?? "", true);
    expect(said.map(({ text, author, at }) => [text, author, at])).toEqual([[word.text, REMI.id, word.at]]);
    expect(await readMessages(store.db, ticket.id, false)).toHaveLength(3);
    expect(why(await door.apply(splitting(word.id)))).toEqual(["invalid /message"]);
    expect(why(await door.apply(splitting(note.id)))).toEqual(["invalid /message"]);
    expect(why(await door.apply(splitting(newId())))).toEqual(["unknown /message"]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });
});
