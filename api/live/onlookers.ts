import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";

/** Somebody has a ticket or a document open in a window. */
export interface Onlooking {
  /** A ticket's id, or a document as {@link documentPlace} writes it. */
  readonly place: string;
  readonly window: string;
  readonly person: string;
  readonly typing: boolean;
  /** Where in it: `state:open`; empty where that is not told. */
  readonly spot: string;
  /** When it was last said, epoch ms. */
  readonly at: number;
}

/** A document as a place: no ticket's id has a stroke in it. */
export const documentPlace = (kind: string, key: string): string => `${kind}/${key}`;
export const isDocument = (place: string): boolean => place.includes("/");

/** Who looks at which ticket or document, and who types. Beside the journal: it is forgotten when nobody says it again. */
export interface Onlookers {
  /** True: that is news. */
  readonly look: (one: Omit<Onlooking, "at">) => Promise<boolean>;
  /** True: that is news. */
  readonly away: (one: Pick<Onlooking, "place" | "window" | "person">) => Promise<boolean>;
  /** Everybody at these places; null: at any. */
  readonly at: (places: readonly string[] | null) => Promise<readonly Onlooking[]>;
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
  const keyOf = ({ place, window, person }: Pick<Onlooking, "place" | "window" | "person">) =>
    `${person} ${window} ${place}`;
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
      return was?.typing !== one.typing || was.spot !== one.spot;
    },
    away: async (one) => all.delete(keyOf(one)),
    at: async (places) => {
      forget();
      const wanted = places && new Set(places);
      return [...all.values()].filter(({ place }) => !wanted || wanted.has(place));
    },
  };
}

function inTable({ db, dialect }: Store, clock: Clock): Onlookers {
  const fresh = () => clock.now() - FORGOTTEN_AFTER_MS;
  const found = (one: Pick<Onlooking, "place" | "window" | "person">) =>
    db
      .selectFrom("looking")
      .select(["typing", "spot", "at"])
      .where("place", "=", one.place)
      .where("browser_window", "=", one.window)
      .where("person", "=", one.person);
  return {
    look: async ({ place, window, person, typing, spot }) => {
      const was = await found({ place, window, person }).executeTakeFirst();
      if (!was) {
        await db.deleteFrom("looking").where("at", "<=", fresh()).execute();
        const { n } = await db
          .selectFrom("looking")
          .select((e) => e.fn.countAll().as("n"))
          .where("person", "=", person)
          .executeTakeFirstOrThrow();
        if (Number(n) >= MOST_WINDOWS) return false;
      }
      const row = { person, typing: typing ? 1 : 0, spot, at: clock.now() };
      await db
        .insertInto("looking")
        .values({ place, browser_window: window, ...row })
        .onConflict((c) => c.columns(["place", "browser_window"]).doUpdateSet(row))
        .execute();
      return !was || was.at <= fresh() || (was.typing === 1) !== typing || was.spot !== spot;
    },
    away: async ({ place, window, person }) => {
      const gone = await db
        .deleteFrom("looking")
        .where("place", "=", place)
        .where("browser_window", "=", window)
        .where("person", "=", person)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },
    at: async (places) => {
      const rows = await db
        .selectFrom("looking")
        .selectAll()
        .where("at", ">", fresh())
        .$if(places !== null, (query) => query.where(dialect.among("looking.place", places ?? [])))
        .execute();
      return rows.map((row) => ({
        place: row.place,
        window: row.browser_window,
        person: row.person,
        typing: row.typing === 1,
        spot: row.spot,
        at: row.at,
      }));
    },
  };
}

/** Who else than `person` looks at each of these places; those at which nobody does are left out. */
export async function othersAt(
  onlookers: Onlookers,
  person: string,
  places: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly Onlooking[]>> {
  const found = new Map<string, Map<string, Onlooking>>();
  for (const one of await onlookers.at(places)) {
    if (one.person === person) continue;
    const people = found.get(one.place) ?? new Map<string, Onlooking>();
    found.set(one.place, people);
    const known = people.get(one.person);
    // Of several windows of one person the one in which something happens counts.
    if (!known || one.typing || (!known.typing && one.at > known.at)) people.set(one.person, one);
  }
  return new Map([...found].map(([place, people]) => [place, [...people.values()]]));
}
