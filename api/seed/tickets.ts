import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Language } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { offers } from "../../runtime/offers.ts";
import type { Desk } from "../desk.ts";
import { derivedId } from "../ids.ts";
import { loadActor, requesterActor } from "../people/actor.ts";
import { fillIn } from "./answers.ts";
import { type Dice, diceOf } from "./dice.ts";
import { demoAgents, demoContacts, demoRequester } from "./people.ts";
import { type Recent, recents, workedBefore } from "./recent.ts";
import { type Opening, openings, strays, words } from "./stories.ts";

const SEED = 20_261_122;
const HOUR_MS = 3_600_000;
const TICKETS = 40;
/** Age of the oldest, in hours. The youngest came in minutes ago. */
const SPAN_HOURS = 20 * 24;
/** One in so many has never had an answer. */
const UNANSWERED = 6;

type Unstamped<E> = E extends unknown ? Omit<E, "id" | "ticket" | "history"> : never;

/** One ticket's life: each event goes through the one door with its own time, as history, so that no mail leaves. */
class Life {
  readonly #desk: Desk;
  readonly #id: string;
  #events = 0;
  ticket: Ticket | null = null;

  constructor(desk: Desk, number: number) {
    this.#desk = desk;
    this.#id = derivedId("demo ticket", number);
  }

  /** False when the door said no; the life then goes on without it. What is no `history` reaches people. */
  async send(event: Unstamped<Event>, history = true): Promise<boolean> {
    this.#events += 1;
    const stamp = { id: derivedId(this.#id, this.#events), ticket: this.#id, ...(history && { history }) };
    // The rest of the event is what its own type says.
    const whole = { ...event, ...stamp } as Event;
    const applied = await this.#desk.door.apply({ event: whole });
    if (applied.outcome !== "accepted") return false;
    this.ticket = applied.ticket;
    return true;
  }
}

const agentsOf = (department: string | null) =>
  demoAgents.filter(
    ({ departments, groups }) => groups.length > 0 && (department === null || departments.includes(department)),
  );

/** What a department's agent does next: a step that is offered, or nothing. */
async function work(desk: Desk, life: Life, at: number, language: "en" | "fr", dice: Dice): Promise<void> {
  const { ticket } = life;
  if (!ticket?.place || ticket.place.ended !== null) return;
  const definitions = await desk.definitions.current(desk.store.db);
  const people = agentsOf(ticket.department).toSorted(
    (a, b) => Number(b.id === ticket.assignee) - Number(a.id === ticket.assignee),
  );
  for (const { id } of people) {
    const actor = await loadActor(desk.store.db, id);
    if (!actor) continue;
    const steps = offers(definitions, ticket, actor, at, {}).offered.filter(
      ({ transition }) => !/spam|reopen|longer|over|known|change/.test(transition),
    );
    const [first, ...rest] = steps;
    if (!first) continue;
    const step = dice.pick([first, first, ...rest]);
    const answers = fillIn(step, { fields: definitions.fields, language, at, dice });
    if (
      await life.send({
        type: "stepRequested",
        at,
        actor,
        transition: step.transition,
        fromState: step.fromState,
        answers,
      })
    )
      return;
  }
}

/** The department's agent says something in public. */
async function reply(desk: Desk, life: Life, at: number, language: Language, history = true): Promise<void> {
  const { ticket } = life;
  const [first] = agentsOf(ticket?.department ?? null);
  const actor = first && (await loadActor(desk.store.db, first.id));
  if (!ticket || !actor) return;
  const replies = words[language].reply;
  const text = replies[ticket.number % replies.length] ?? replies[0];
  const message = { public: true, authorKind: "agent", author: actor.id, text } as const;
  await life.send({ type: "messageReceived", at, actor, message }, history);
}

/** What happened to one of the latest tickets since it was made. */
async function goOn(desk: Desk, life: Life, recent: Recent, contact: string, language: Language, now: number) {
  const calendar = (await desk.definitions.current(desk.store.db)).calendars?.get(DEFAULT_CALENDAR);
  const after = (minutes: number): number => workedBefore(calendar, now, Math.max(0, recent.age - minutes));
  if (typeof recent.reply === "number") await reply(desk, life, after(recent.reply), language);
  if (recent.pending) {
    const [first] = agentsOf(null);
    const actor = first && (await loadActor(desk.store.db, first.id));
    const at = after((typeof recent.reply === "number" ? recent.reply : 0) + 5);
    const changes = { assignee: first?.id ?? null, status: "pending" } as const;
    if (actor) await life.send({ type: "changeRequested", at, actor, changes });
  }
  if (recent.word !== undefined) {
    const text = words[language].followUp[0];
    const message = { public: true, authorKind: "requester", author: contact, text } as const;
    await life.send({ type: "messageReceived", at: after(recent.word), actor: requesterActor(contact), message });
  }
}

/** The desk opens: from here on the ticket is promised what everybody is, and its deadlines count. */
async function openTo(desk: Desk, life: Life, now: number): Promise<void> {
  const { policies = [], timeRules = [] } = await desk.definitions.current(desk.store.db);
  const definitions = [...policies, ...timeRules].map(({ rule }) => rule);
  await life.send({ type: "rearmRequested", at: now, actor: SYSTEM, definitions }, false);
}

async function live(
  desk: Desk,
  number: number,
  opening: Opening,
  department: string | null,
  start: number,
  end: number,
  dice: Dice,
  recent: Recent | null,
): Promise<Life> {
  const life = new Life(desk, number);
  const known = demoContacts.filter(({ language }) => language === opening.language);
  const contact =
    number % 5 === 0 && opening.language === "fr" ? demoRequester : (known[dice.below(known.length)] ?? demoRequester);
  const actor = requesterActor(contact.id);
  const { language, subject, text } = opening;
  const drawn = dice.pick([null, "normal", "normal", "high", "low"] as const);
  const priority = recent?.priority ?? drawn;
  const draft = {
    number: 0,
    subject,
    description: text,
    requester: contact.id,
    submitter: contact.id,
    channel: dice.pick(["mail", "form", "phone"]),
    language,
    department,
    priority,
  };
  await life.send({
    type: "ticketSubmitted",
    at: start,
    actor,
    draft,
    message: { public: true, authorKind: "requester", author: contact.id, text },
  });
  if (recent) {
    await goOn(desk, life, recent, contact.id, language, end);
    return life;
  }
  // Most requesters have had a first answer soon; some have not.
  if (number % UNANSWERED !== 0) await reply(desk, life, start + 8 * 60_000, language);
  const turns = 1 + dice.below(6);
  let at = start;
  for (let turn = 0; turn < turns; turn += 1) {
    at += Math.ceil((0.2 + dice.roll() ** 2 * 30) * HOUR_MS);
    if (at >= end) return life;
    if (dice.roll() < 0.15) {
      const message = {
        public: true,
        authorKind: "requester",
        author: contact.id,
        text: dice.pick(words[language].followUp),
      } as const;
      await life.send({ type: "messageReceived", at, actor, message });
    } else await work(desk, life, at, language, dice);
  }
  return life;
}

/** About forty tickets of the last three weeks, along the shipped blueprints, some of them free. The same on every desk. */
export async function seedTickets(desk: Desk): Promise<void> {
  const dice = diceOf(SEED);
  const end = desk.clock.now() - 2 * 60_000;
  const calendar = (await desk.definitions.current(desk.store.db)).calendars?.get(DEFAULT_CALENDAR);
  const departments = Object.keys(openings);
  const lives: Life[] = [];
  const told = TICKETS - recents.length;
  for (let index = 0; index < TICKETS; index += 1) {
    const recent = recents[index - told] ?? null;
    const stray = index % 13 === 12 || recent?.pending === true;
    const department = stray ? null : (departments[index % departments.length] ?? null);
    const list = department === null ? strays : (openings[department] ?? strays);
    const opening = list[Math.floor(index / departments.length) % list.length] ?? list[0];
    const age = (SPAN_HOURS * (TICKETS - 1 - index)) / TICKETS + dice.roll() * 4;
    const start = recent ? workedBefore(calendar, end, recent.age) : end - Math.round(age * HOUR_MS);
    lives.push(await live(desk, index + 1, opening, department, start, end, dice, recent));
  }
  // Their past is told; from here on they are promised what everybody is, and their deadlines count.
  const now = desk.clock.now();
  for (const [index, life] of lives.entries()) {
    await openTo(desk, life, now);
    if (recents[index - told]?.reply === "now")
      await reply(desk, life, now, life.ticket?.language === "fr" ? "fr" : "en", false);
  }
  await desk.store.db.updateTable("ticket").set({ wake_at: now }).where("wake_at", "is", null).execute();
}
