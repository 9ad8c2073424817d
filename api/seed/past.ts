import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { add, type CompiledCalendar, nextOpening } from "../../runtime/calendar/calendar.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Desk } from "../desk.ts";
import { actorOf, requesterActor } from "../people/actor.ts";
import { type Contact, putContact, putOrganization } from "../people/contacts.ts";
import { type Person, putPerson, readPeople } from "../people/people.ts";
import type { Rows } from "../tickets/rows.ts";
import { saveTogether } from "../tickets/save.ts";
import { type Dice, diceOf } from "./dice.ts";
import { PastLife, type World } from "./past-life.ts";
import { pastColleagues, pastContacts, pastOrganizations } from "./past-people.ts";
import { opened } from "./past-words.ts";

const SEED = 20_261_123;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** So far back the past goes, in days. */
const SPAN_DAYS = 56;
const CONTACTS = 140;
/** Tickets whose rows share a commit. */
const AT_ONCE = 1_000;

/** Shares of what happens, as in the event log of a real help desk: most is taken and solved, a quarter waits, few come back. */
const WAITS = 0.27;
const COMES_BACK = 0.045;
const RATES = 0.4;
const NOT_TAKEN_YET = 0.015;

const ON_SHIFT = { availability: "online", absent_until: null, skills: "[]" } as const;

/** How busy each hour of a day is, by the wall clock of the office. */
const HOURS = [0, 0, 0, 0, 0, 0, 1, 3, 7, 11, 12, 10, 6, 7, 10, 10, 8, 5, 3, 2, 1, 1, 1, 0];

/** Fills the last eight weeks with so many tickets, before the few that are told by hand. The same on every desk of a day. */
export async function seedPast(desk: Desk, count: number): Promise<void> {
  if (count <= 0) return;
  const dice = diceOf(SEED);
  const contacts = await settle(desk, dice);
  const definitions = alwaysInForce(await desk.definitions.current(desk.store.db));
  const calendar = definitions.calendars?.get(DEFAULT_CALENDAR);
  const agents = (await readPeople(desk.store.db)).filter(({ active }) => active);
  const world: World = {
    definitions,
    dice,
    people: new Map(agents.map((person) => [person.key, actorOf(person)])),
    requesters: new Map(contacts.map((one) => [one.id, { ...one, emails: [...one.emails] }])),
  };
  const end = desk.clock.now() - 2 * MINUTE_MS;
  const starts = startsOf(count, end, dice);
  let waiting: Rows[] = [];
  for (const [index, start] of starts.entries()) {
    waiting.push(...live(world, index + 1, start, end, contacts, agents, calendar).rows);
    if ((index + 1) % AT_ONCE === 0 || index === starts.length - 1) {
      await save(desk, waiting);
      waiting = [];
    }
  }
}

/**
 * As though what is shipped had been published before the past began, since a promise holds from its publication on; but for the
 * forms, which came later: people wrote what they wished.
 */
const alwaysInForce = ({ policies = [], timeRules = [], forms: _, ...definitions }: Definitions): Definitions => ({
  ...definitions,
  policies: policies.map((policy) => ({ ...policy, publishedAt: 0 })),
  timeRules: timeRules.map((rule) => ({ ...rule, publishedAt: 0 })),
});

async function settle({ store: { db } }: Desk, dice: Dice): Promise<readonly Contact[]> {
  const contacts = pastContacts(CONTACTS, dice);
  for (const one of pastOrganizations) await putOrganization(db, one);
  for (const person of pastColleagues) await putPerson(db, person);
  // Who is on shift, and until when, is part of what a board shows.
  const shifts = pastColleagues.map(({ key: person }) => ({ ...ON_SHIFT, person, shift: DEFAULT_CALENDAR }));
  await db.insertInto("presence").values(shifts).execute();
  for (const contact of contacts) await putContact(db, contact);
  return contacts;
}

/** When they came, the first one first: most on working days, in the hours when people write. */
function startsOf(count: number, end: number, dice: Dice): readonly number[] {
  const starts: number[] = [];
  while (starts.length < count) {
    const at = end - Math.floor(dice.roll() * SPAN_DAYS * DAY_MS);
    const day = new Date(at);
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    const busy = (HOURS[day.getUTCHours()] ?? 0) / 12;
    // The desk grows a little from week to week.
    const grown = 1 - (0.35 * (end - at)) / (SPAN_DAYS * DAY_MS);
    if (dice.roll() < busy * grown * (weekend ? 0.12 : 1)) starts.push(at);
  }
  return starts.sort((a, b) => a - b);
}

const DEPARTMENTS = ["department:finance", "department:vtouch", "department:helpdesk"] as const;

function live(
  world: World,
  number: number,
  start: number,
  end: number,
  contacts: readonly Contact[],
  agents: readonly Person[],
  calendar: CompiledCalendar | undefined,
): PastLife {
  const { dice } = world;
  const life = new PastLife(world, number);
  const contact = contacts[dice.below(contacts.length)];
  if (!contact) return life;
  const language = contact.language === "fr" ? "fr" : "en";
  const share = dice.roll();
  const department = share < 0.08 ? null : (DEPARTMENTS[share < 0.45 ? 0 : share < 0.72 ? 1 : 2] ?? null);
  const { subject, text, category } = opened(department, language, dice);
  const owner = ownerOf(agents, department, dice);
  const draft = {
    ...{ number, subject, language, department, category, description: text },
    ...{ requester: contact.id, submitter: contact.id },
    channel: dice.pick(["mail", "mail", "mail", "form", "form", "phone", "chat"]),
    priority: dice.pick(["normal", "normal", "normal", "normal", "high", "low", "low", "urgent"] as const),
  };
  if (department === "department:vtouch") Object.assign(draft, contextOf(category, dice));
  if (department === "department:finance") Object.assign(draft, { fields: { product: "billing" } });
  const message = { public: true, authorKind: "requester", author: contact.id, text } as const;
  life.send({ type: "ticketSubmitted", at: start, actor: requesterActor(contact.id), draft, message });

  /** So much working time later than before, on the average; false: that is still to come. */
  let at = start;
  const later = (hours: number, office = true): boolean => {
    const ms = Math.ceil(-Math.log(1 - dice.roll() * 0.97) * hours * 60) * MINUTE_MS;
    at = office && calendar ? (add(calendar, at, ms) ?? at + ms) : at + ms;
    if (office && calendar) at = nextOpening(calendar, at) ?? at;
    return at < end;
  };

  const taken = dice.roll() >= NOT_TAKEN_YET && later(1.6);
  if (taken) {
    life.goes(at, owner, ["open"], language);
    life.hands(at, owner);
    work(life, owner, contact.id, language, later, () => at, dice);
  }
  life.sleeps(end);
  return life;
}

/** What most people say at once of their phone. */
const contextOf = (category: string, dice: Dice) => ({
  type: category === "suggestion" ? "suggestion" : dice.pick(["problem", "question", "question"]),
  // Some forget, and are asked.
  ...(dice.roll() < 0.85 && {
    fields: {
      phoneModel: dice.pick(["iPhone 15", "Pixel 9", "Galaxy S25"]),
      osVersion: dice.pick(["iOS 26.1", "Android 16"]),
      appVersion: dice.pick(["8.2.0", "8.1.4"]),
      notifications: dice.roll() < 0.7,
    },
  }),
});

/** From when somebody has it until it is solved, or until today. */
function work(
  life: PastLife,
  owner: string,
  contact: string,
  language: "en" | "fr",
  later: (hours: number, office?: boolean) => boolean,
  now: () => number,
  dice: Dice,
): void {
  if (!later(0.4)) return;
  life.says(now(), owner, life.word("reply", language));
  if (dice.roll() < WAITS) {
    if (!later(2)) return;
    life.goes(now(), owner, ["pending", "hold"], language);
    if (!later(30, false)) return;
    life.says(now(), contact, life.word("followUp", language));
    if (!later(2)) return;
    life.goes(now(), owner, ["open"], language);
  }
  // What is drawn in several steps takes several; each leads nearer to the end.
  for (let step = 0; step < 5 && life.ticket?.status !== "solved" && life.ticket?.status !== "closed"; step += 1) {
    if (!later(step === 0 ? 6 : 3)) return;
    if (!life.goes(now(), owner, ["solved"], language) && !life.goes(now(), owner, ["open"], language))
      life.goes(now(), owner, ["hold"], language);
  }
  if (dice.roll() < RATES && later(20, false)) life.rates(now());
  if (dice.roll() >= COMES_BACK || !later(30, false)) return;
  life.says(now(), contact, life.word("followUp", language));
  if (!later(3)) return;
  life.says(now(), owner, life.word("reply", language));
  life.goes(now(), owner, ["solved"], language);
}

/** Some have more to do than others. */
function ownerOf(agents: readonly Person[], department: string | null, dice: Dice): string {
  const team = agents.filter(
    ({ groups, departments }) => groups.length > 0 && (department === null || departments.includes(department)),
  );
  return team[Math.floor(dice.roll() ** 1.15 * team.length)]?.key ?? "";
}

async function save({ store, statements }: Desk, rows: readonly Rows[]): Promise<void> {
  const { db, dialect } = store;
  await db.transaction().execute(async (trx) => {
    await dialect.queue(trx, "numbers");
    const saving = { dialect, statements, trx, now: 0, fault: () => {} };
    if (!(await saveTogether(saving, rows))) throw new Error("The demo's past is here already.");
  });
}
