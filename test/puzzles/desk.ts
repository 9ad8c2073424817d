import { clockAt, type SetClock } from "../../api/clock.ts";
import type { Store } from "../../api/db/connect.ts";
import { Statements } from "../../api/db/statements.ts";
import { CompiledDefinitions } from "../../api/definitions/compiled.ts";
import { publish, retire, saveDraft } from "../../api/definitions/store.ts";
import { createEgress } from "../../api/effects/egress.ts";
import type { Mailer } from "../../api/effects/smtp.ts";
import { answerHis } from "../../api/handlers/why/his.ts";
import { answerLate } from "../../api/handlers/why/late.ts";
import { answerNoMail } from "../../api/handlers/why/no-mail.ts";
import { whyNot } from "../../api/handlers/why/not.ts";
import type { Archive } from "../../api/handlers/why/telling.ts";
import { newId } from "../../api/ids.ts";
import { putContact, putOrganization } from "../../api/people/contacts.ts";
import { putDepartment, putGroup, putPerson } from "../../api/people/people.ts";
import { setPresence } from "../../api/people/presence.ts";
import { diceOf } from "../../api/seed/dice.ts";
import { createDoor, type Door } from "../../api/tickets/door.ts";
import { readTicket } from "../../api/tickets/queries.ts";
import { readJournal } from "../../api/tickets/ticket-journal.ts";
import { nextWake } from "../../api/worker/wake.ts";
import { createWorker, type Worker } from "../../api/worker/worker.ts";
import type { Event, NewTicket, TicketChanges } from "../../blueprints/event.ts";
import { type Document, type Kind, kinds } from "../../blueprints/kinds.ts";
import { library } from "../../blueprints/library.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Priority } from "../../blueprints/status.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import { accepted, eventOf } from "../small-desk.ts";
import { freshStore } from "../stores.ts";

/** Monday in Paris, ten in the morning. */
export const MONDAY = Date.UTC(2026, 10, 23, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const agent = (key: string, group: string): Actor => ({
  ...SYSTEM,
  id: `agent:${key}`,
  kind: "agent",
  groups: [`group:${group}`],
  roles: ["role:agent"],
  departments: ["department:finance"],
});
export const ANA = agent("ana", "finance");
export const BRUNO = agent("bruno", "finance");
export const CHLOE = agent("chloe", "helpdesk");
export const REMI: Actor = { ...SYSTEM, id: "requester:remi", kind: "requester" };
export const LEA: Actor = { ...SYSTEM, id: "requester:lea", kind: "requester" };
const PEOPLE = [
  [ANA, "Ana"],
  [BRUNO, "Bruno"],
  [CHLOE, "Chloé"],
] as const;

/** One desk with one ticket that somebody wonders about, and what they may ask. */
export interface PuzzleDesk {
  readonly store: Store;
  readonly clock: SetClock;
  readonly door: Door;
  readonly worker: Worker;
  readonly publish: (document: object) => Promise<void>;
  readonly draft: (document: object) => Promise<void>;
  readonly retire: (kind: Kind, key: string) => Promise<void>;
  readonly opens: (
    draft?: object,
    by?: Actor,
    said?: { readonly text: string; readonly automatic?: boolean },
  ) => Promise<void>;
  /** Another ticket, that nobody asks about. */
  readonly other: (draft: object, by?: Actor) => Promise<void>;
  readonly away: (person: string) => Promise<void>;
  readonly changes: (by: Actor, changes: TicketChanges) => Promise<void>;
  readonly says: (
    by: Actor,
    text: string,
    more?: { readonly public?: boolean; readonly automatic?: boolean },
  ) => Promise<void>;
  readonly sends: (by: Actor, rest: Rest) => Promise<void>;
  readonly pass: (ms: number) => Promise<void>;
  readonly deliver: () => Promise<void>;
  readonly ticket: () => Promise<Ticket>;
  /** Seq of the latest fact of a type. */
  readonly entry: (type: string) => Promise<number>;
  readonly not: (rule: string, entry?: number) => Promise<Sentence>;
  readonly his: (entry?: number) => Promise<Sentence>;
  readonly late: () => Promise<Sentence>;
  readonly noMail: (to: string, entry?: number) => Promise<Sentence>;
  readonly remove: () => Promise<void>;
}

/** What ships and every puzzle finds in force. */
const SHIPPED = new Set(["calendar:paris-office", "template:acknowledged"]);

type Loose<T> = T extends unknown ? Omit<T, "id" | "ticket" | "at" | "actor"> : never;
type Rest = Loose<Event>;

async function furnish({ db }: Store): Promise<void> {
  await putDepartment(db, { key: "department:finance", name: "Finance" });
  for (const [key, name] of [
    ["finance", "Finance"],
    ["helpdesk", "Help desk"],
  ] as const)
    await putGroup(db, { key: `group:${key}`, name, department: "department:finance" });
  for (const [{ id, groups, roles, departments }, name] of PEOPLE)
    await putPerson(db, {
      key: id,
      name,
      email: `${id.slice(6)}@filrouge.example`,
      language: "en",
      roles: [...roles],
      rights: [],
      departments: [...departments],
      groups: [...groups],
      active: true,
    });
  await putOrganization(db, { id: "organization:acme", name: "Acme", attributes: { vip: true } });
  const contact = { language: "fr", kind: "customer", verified: true } as const;
  await putContact(db, { ...contact, id: REMI.id, name: "Rémi", emails: ["remi@client.example"], organization: null });
  await putContact(db, { ...contact, id: LEA.id, name: "Léa", emails: [], organization: "organization:acme" });
}

/** A desk with its people and working hours, and other traffic that the seed makes: an answer must find its own ticket. */
export async function puzzleDesk(seed: number, mailer?: Mailer): Promise<PuzzleDesk> {
  const { store, remove } = await freshStore("sqlite");
  await furnish(store);
  const clock = clockAt(MONDAY - 7 * DAY);
  const door = createDoor({ store, clock });
  const definitions = new CompiledDefinitions();
  const outside = { store, clock, definitions, egress: createEgress([]), ...(mailer && { mailer }) };
  const worker = createWorker({ outside, door, chance: () => 0.5, log: () => {} });
  const archive: Archive = { store, clock, definitions, statements: new Statements() };
  const id = newId();
  const read = async (): Promise<Ticket> => {
    const found = await readTicket(store.db, id);
    if (!found) throw new Error("The puzzle opens no ticket.");
    return found.ticket;
  };
  const sends: PuzzleDesk["sends"] = async (by, rest) => {
    await accepted(door, { event: eventOf(id, by, clock.now(), rest) });
  };
  const put = async (document: object, at: number, alsoPublish: boolean): Promise<void> => {
    const { kind, key } = document as Document; // Read by the grammar in the next line.
    const body = JSON.stringify(kinds[kind].parse(document));
    const known = await store.db
      .selectFrom("definition")
      .select("version")
      .where("kind", "=", kind)
      .where("key", "=", key)
      .where("version", "=", 0)
      .executeTakeFirst();
    const saved = await saveDraft(store.db, { kind, key, expected: known ? 1 : 0, body, author: "agent:ana", at });
    if (!saved.ok) throw new Error(`${key} has another draft.`);
    if (alsoPublish)
      await publish(store.db, { kind, key, expected: saved.revision, author: "agent:ana", at, note: "" });
  };
  for (const { document } of library)
    if (SHIPPED.has(`${document.kind}:${document.key}`)) await put(document, clock.now(), true);
  await put(BASE_LIFECYCLE, clock.now(), true);
  await noise(door, clock, seed);
  clock.set(MONDAY);
  return {
    store,
    clock,
    door,
    worker,
    sends,
    publish: (document) => put(document, clock.now(), true),
    draft: (document) => put(document, clock.now(), false),
    retire: async (kind, key) => void (await retire(store.db, { kind, key, at: clock.now() })),
    opens: (draft = {}, by = REMI, said) =>
      sends(by, {
        type: "ticketSubmitted",
        draft: {
          number: 0,
          subject: "Invoice",
          channel: "web",
          requester: by.kind === "requester" ? by.id : REMI.id,
          ...draft,
        },
        ...(said && {
          message: { public: true, authorKind: "requester", text: said.text, automatic: said.automatic ?? false },
        }),
      }),
    other: async (draft, by = ANA) => {
      const whole = { number: 0, subject: "Other", channel: "web", ...draft };
      await accepted(door, { event: eventOf(newId(), by, clock.now(), { type: "ticketSubmitted", draft: whole }) });
    },
    away: async (person) => {
      const change = { person, by: person, at: clock.now() };
      await setPresence(store.db, store.dialect, change, { availability: "away" });
    },
    changes: (by, changes) => sends(by, { type: "changeRequested", changes }),
    says: (by, text, { public: open = true, automatic = false } = {}) =>
      sends(by, {
        type: "messageReceived",
        message: { public: open, authorKind: by.kind === "requester" ? "requester" : "agent", text, automatic },
      }),
    pass: async (ms) => {
      const until = clock.now() + ms;
      for (let next = await nextWake(store); next !== null && next <= until; ) {
        clock.set(Math.max(clock.now(), next));
        await worker.drain();
        const after = await nextWake(store);
        next = after !== null && after > next ? after : null;
      }
      clock.set(until);
      await worker.drain();
    },
    deliver: () => worker.drain(),
    ticket: read,
    entry: async (type) => {
      const found = (await readJournal(store.db, id)).findLast(({ fact }) => fact.type === type);
      if (!found) throw new Error(`There is no ${type} in the journal.`);
      return found.seq;
    },
    not: async (rule, entry) => (await whyNot(archive, await read(), { rule, entry })).sentence,
    his: async (entry) => (await answerHis(archive, await read(), { entry })).sentence,
    late: async () => (await answerLate(archive, await read())).sentence,
    noMail: async (to, entry) => (await answerNoMail(archive, await read(), { to, entry })).sentence,
    remove: async () => {
      await worker.stop();
      await remove();
    },
  };
}

/** Other people's tickets, before anything is in force: the same seed makes the same. */
async function noise(door: Door, clock: SetClock, seed: number): Promise<void> {
  const dice = diceOf(seed);
  for (let n = 2 + dice.below(4); n > 0; n--) {
    clock.pass(dice.below(120) * MINUTE);
    const id = newId();
    const draft: NewTicket = {
      number: 0,
      subject: dice.pick(["Refund", "Invoice", "Hello"]),
      channel: dice.pick(["web", "mail", "phone"]),
      priority: dice.pick<Priority>(["low", "normal", "urgent"]),
      assignee: dice.pick([ANA.id, BRUNO.id, CHLOE.id]),
    };
    await accepted(door, { event: eventOf(id, REMI, clock.now(), { type: "ticketSubmitted", draft }) });
    const changes = { status: "solved", tags: [dice.pick(["vip", "refund", "late"])] } as const;
    await accepted(door, { event: eventOf(id, ANA, clock.now(), { type: "changeRequested", changes }) });
  }
}
