import type { Desk } from "../desk.ts";
import type { Listening } from "./events.ts";
import type { Chats } from "./listening.ts";
import type { Opening } from "./opening.ts";
import { shownWords } from "./present.ts";
import { openingOfVisit, stateOf } from "./state.ts";
import { visitOf } from "./token.ts";
import { changeVisit, LEFT_AFTER_MS, readVisits, SAID_EVERY_MS, type Visit } from "./visits.ts";
import { countWords } from "./words.ts";

const LOOK_EVERY_MS = 1_000;
const BEAT_MS = 15_000;
/** Changes that come together are told together. */
const GATHER_MS = 20;
const MOST_PAGES = { visit: 5, all: 2_000 };
/** So long the answer to “is somebody there” serves everybody of a chat. */
const OPENING_MS = 5_000;

export function createChats(desk: () => Desk): Chats {
  const pages = new Set<Listening>();
  /** Tickets of the visits that listen here, as they were last read. */
  let tickets = new Set<string>();
  const openings = new Map<string, { readonly until: number; readonly opening: Promise<Opening> }>();
  let looks: NodeJS.Timeout | null = null;
  let beats: NodeJS.Timeout | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking = false;
  let again = false;
  let saidAt = Number.NEGATIVE_INFINITY;

  const openingFor = (visit: Visit): Promise<Opening> => {
    const { clock } = desk();
    const known = openings.get(visit.chat);
    if (known && known.until > clock.mono()) return known.opening;
    const opening = openingOfVisit(desk(), visit);
    openings.set(visit.chat, { until: clock.mono() + OPENING_MS, opening });
    opening.catch(() => openings.delete(visit.chat));
    return opening;
  };

  /** Whether the page may still hear: its token serves, and who had signed in has not signed out. */
  const mayHear = async (page: Listening, visit: Visit): Promise<boolean> => {
    const { config, clock, sessions } = desk();
    if (visitOf(config.secret, page.headers, clock.now()) !== visit.id) return false;
    if (visit.known === 0) return true;
    const [principal] = await sessions.still([page.headers]);
    return principal?.id === visit.contact;
  };

  const tellOne = async (page: Listening, visit: Visit, now: { readonly count: number; readonly last: number }) => {
    const was = page.known;
    page.known = now;
    const fewer = was !== null && (now.count < was.count || now.last < was.last);
    if (fewer || was === null || now.count !== was.count || now.last !== was.last) {
      if (!(await mayHear(page, visit))) return page.end();
      if (fewer) {
        page.tell("again", {});
        page.after = 0;
      } else {
        for (const word of await shownWords(desk(), visit, page.after)) {
          page.tell("word", word, word.position);
          page.after = Math.max(page.after, word.position);
        }
      }
    }
    const state = await stateOf(desk(), visit, await openingFor(visit));
    const text = JSON.stringify(state);
    if (text === page.state) return;
    page.state = text;
    page.tell("state", state);
  };

  const look = async () => {
    const { store, clock } = desk();
    const visits = new Map(
      (await readVisits(store, [...new Set([...pages].map(({ visit }) => visit))])).map((one) => [one.id, one]),
    );
    tickets = new Set([...visits.values()].map(({ ticket }) => ticket));
    const counts = await countWords(store, [...visits.values()]);
    for (const page of pages) {
      const visit = visits.get(page.visit);
      if (visit) await tellOne(page, visit, counts.get(visit.id) ?? { count: 0, last: 0 });
      else page.end();
    }
    if (clock.mono() - saidAt < SAID_EVERY_MS) return;
    saidAt = clock.mono();
    for (const id of visits.keys()) await changeVisit(store.db, id, { here_at: clock.now() });
  };

  const turn = async () => {
    timer = null;
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      await look();
    } catch {
      // A database that is away: it is looked at again.
    } finally {
      looking = false;
      if (again) soon();
      again = false;
    }
  };
  const soon = () => {
    if (pages.size === 0) return;
    timer ??= setTimeout(() => void turn(), GATHER_MS);
  };

  const rest = () => {
    if (looks) clearInterval(looks);
    if (beats) clearInterval(beats);
    if (timer) clearTimeout(timer);
    looks = null;
    beats = null;
    timer = null;
  };
  const follow = () => {
    looks ??= setInterval(() => void turn(), LOOK_EVERY_MS).unref();
    beats ??= setInterval(() => {
      for (const page of pages) page.beat();
    }, BEAT_MS).unref();
  };

  /** The visitor is there again: the desk hears of it. */
  const arrived = async (id: string) => {
    const { store, clock, live } = desk();
    const [visit] = await readVisits(store, [id]);
    if (!visit) return;
    const was = visit.here_at !== null && visit.here_at > clock.now() - LEFT_AFTER_MS;
    await changeVisit(store.db, id, { here_at: clock.now() });
    if (!was) live.lookingChanged(visit.ticket);
  };

  return {
    isFull: (visit) =>
      pages.size >= MOST_PAGES.all || [...pages].filter((page) => page.visit === visit).length >= MOST_PAGES.visit,
    join: (page) => {
      pages.add(page);
      page.ended.then(() => {
        pages.delete(page);
        if (pages.size === 0) rest();
      });
      follow();
      arrived(page.visit).catch(() => {});
      soon();
    },
    accepted: (accepted) => {
      if (accepted.some(({ ticket, also = [] }) => tickets.has(ticket.id) || also.length > 0)) soon();
    },
    changed: () => soon(),
    left: (visit) => {
      for (const page of pages) if (page.visit === visit) page.end();
    },
    close: () => {
      rest();
      for (const page of pages) page.end();
    },
  };
}
