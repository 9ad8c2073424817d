import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";

/** Somebody has a ticket open in a window. */
export interface Onlooking {
  readonly ticket: string;
  readonly window: string;
  readonly person: string;
  readonly typing: boolean;
  /** When it was last said, epoch ms. */
  readonly at: number;
}

/** Who looks at which ticket, and who types. Beside the journal: it is forgotten when nobody says it again. */
export interface Onlookers {
  /** True: that is news. */
  readonly look: (one: Omit<Onlooking, "at">) => Promise<boolean>;
  /** True: that is news. */
  readonly away: (one: Pick<Onlooking, "ticket" | "window" | "person">) => Promise<boolean>;
  /** Everybody at these tickets; null: at any. */
  readonly at: (tickets: readonly string[] | null) => Promise<readonly Onlooking[]>;
}

/** A window says every ten seconds that it is there. */
export const FORGOTTEN_AFTER_MS = 30_000;
/** Nobody has so many; whoever says otherwise fills no memory. */
const MOST_WINDOWS = 50;

/** In memory where one process takes all requests, in a table where there are several. */
export const createOnlookers = (store: Store, clock: Clock): Onlookers =>
  store.notices ? inTable(store, clock) : inMemory(clock);

function inMemory(clock: Clock): Onlookers {
  const all = new Map<string, Onlooking>();
  const keyOf = ({ ticket, window, person }: Pick<Onlooking, "ticket" | "window" | "person">) =>
    `${person} ${window} ${ticket}`;
  const forget = () => {
    const before = clock.now() - FORGOTTEN_AFTER_MS;
    for (const [key, { at }] of all) if (at <= before) all.delete(key);
  };
  return {
    look: async (one) => {
      forget();
      const key = keyOf(one);
      const was = all.get(key);
      const mine = was ? 0 : [...all.values()].filter(({ person }) => person === one.person).length;
      if (mine >= MOST_WINDOWS) return false;
      all.set(key, { ...one, at: clock.now() });
      return was?.typing !== one.typing;
    },
    away: async (one) => all.delete(keyOf(one)),
    at: async (tickets) => {
      forget();
      const wanted = tickets && new Set(tickets);
      return [...all.values()].filter(({ ticket }) => !wanted || wanted.has(ticket));
    },
  };
}

function inTable({ db, dialect }: Store, clock: Clock): Onlookers {
  const fresh = () => clock.now() - FORGOTTEN_AFTER_MS;
  const found = (one: Pick<Onlooking, "ticket" | "window" | "person">) =>
    db
      .selectFrom("looking")
      .select(["typing", "at"])
      .where("ticket", "=", one.ticket)
      .where("browser_window", "=", one.window)
      .where("person", "=", one.person);
  return {
    look: async ({ ticket, window, person, typing }) => {
      const was = await found({ ticket, window, person }).executeTakeFirst();
      if (!was) {
        await db.deleteFrom("looking").where("at", "<=", fresh()).execute();
        const { n } = await db
          .selectFrom("looking")
          .select((e) => e.fn.countAll().as("n"))
          .where("person", "=", person)
          .executeTakeFirstOrThrow();
        if (Number(n) >= MOST_WINDOWS) return false;
      }
      const row = { person, typing: typing ? 1 : 0, at: clock.now() };
      await db
        .insertInto("looking")
        .values({ ticket, browser_window: window, ...row })
        .onConflict((c) => c.columns(["ticket", "browser_window"]).doUpdateSet(row))
        .execute();
      return !was || was.at <= fresh() || (was.typing === 1) !== typing;
    },
    away: async ({ ticket, window, person }) => {
      const gone = await db
        .deleteFrom("looking")
        .where("ticket", "=", ticket)
        .where("browser_window", "=", window)
        .where("person", "=", person)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
    at: async (tickets) => {
      const rows = await db
        .selectFrom("looking")
        .selectAll()
        .where("at", ">", fresh())
        .$if(tickets !== null, (query) => query.where(dialect.among("looking.ticket", tickets ?? [])))
        .execute();
      return rows.map((row) => ({
        ticket: row.ticket,
        window: row.browser_window,
        person: row.person,
        typing: row.typing === 1,
        at: row.at,
      }));
    },
  };
}

/** Who else than `person` looks at each of these tickets; those at which nobody does are left out. */
export async function othersAt(
  onlookers: Onlookers,
  person: string,
  tickets: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly Onlooking[]>> {
  const found = new Map<string, Map<string, Onlooking>>();
  for (const one of await onlookers.at(tickets)) {
    if (one.person === person) continue;
    const people = found.get(one.ticket) ?? new Map<string, Onlooking>();
    found.set(one.ticket, people);
    const known = people.get(one.person);
    // Of several windows of one person the one in which something happens counts.
    if (!known || one.typing || (!known.typing && one.at > known.at)) people.set(one.person, one);
  }
  return new Map([...found].map(([ticket, people]) => [ticket, [...people.values()]]));
}
