import type { Sessions } from "../auth/sessions.ts";
import type { Clock } from "../clock.ts";
import type { LiveEvent } from "../contract/live.ts";
import type { Store } from "../db/connect.ts";
import { newId } from "../ids.ts";
import type { Accepted } from "../tickets/item.ts";
import { heardBy } from "./audience.ts";
import { type Change, changeOf, type Heard, joined, readChanges } from "./change.ts";
import { Elsewhere } from "./elsewhere.ts";
import { isDocument } from "./onlookers.ts";
import type { Stream } from "./stream.ts";
import { type Batch, Told } from "./told.ts";

/** Tells open pages what changed, whichever process changed it. */
export interface Live {
  /** From now on the stream is told what its person may know; with `after`, the id of the last thing it heard, what it missed too. */
  readonly join: (stream: Stream, after: string | null) => void;
  /** How many streams somebody has. */
  readonly streamsOf: (person: string) => number;
  /** What this process took in; after the commit. */
  readonly accepted: (accepted: readonly Accepted[]) => void;
  /** Something beside its facts changed, which only the desk sees: effects, drafts. */
  readonly ticketChanged: (id: string) => void;
  readonly definitionsChanged: () => void;
  /** Others look at the ticket, or at the document, now than before. */
  readonly lookingChanged: (place: string) => void;
  /** Somebody's session has ended: his streams end too. */
  readonly sessionsChanged: () => void;
  readonly close: () => void;
}

export interface LiveOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly sessions: Pick<Sessions, "still">;
}

const everything = (): LiveEvent => ({ tickets: [], definitions: [], looking: [], again: true });

/** Changes that come together are told together. */
const GATHER_MS = 30;
/** While they keep coming they are told so often; more seldom where telling takes long, so that it never takes more than its share. */
const EVERY_MS = { most: 250, least: 2_000 };
const SHARE = 1 / 40;
/** Changes by other processes are found by looking this often, and only while somebody listens. */
const LOOK_EVERY_MS = 1_000;
/** Proxies close what is silent for long; and a session that ended in silence is noticed. */
const BEAT_MS = 15_000;
/** Who comes back so soon hears what was missed. */
const LINGER_MS = 60_000;

export function createLive({ store, clock, sessions }: LiveOptions): Live {
  const streams = new Set<Stream>();
  const told = new Told();
  const elsewhere = new Elsewhere(store, clock);
  // Another start counts anew: what was heard of this one says nothing there.
  const start = newId();
  let accepted: Accepted[] = [];
  const unread = { tickets: new Set<string>(), looking: new Set<string>(), drawing: new Set<string>() };
  const watched = () => unread.looking.size + unread.drawing.size;
  let heard: Heard[] = [];
  let definitions = new Set<string>();
  let following: { readonly stop: () => void } | null = null;
  let lingering: NodeJS.Timeout | null = null;
  let timer: NodeJS.Timeout | null = null;
  let telling = false;
  /** Everything before it has been told, by whichever process. */
  let toldTo: number | null = null;
  let nextAt = Number.NEGATIVE_INFINITY;

  const waits = () => accepted.length + unread.tickets.size + watched() + heard.length + definitions.size > 0;
  const soon = () => {
    if (timer || telling || !following) return;
    timer = setTimeout(tell, Math.max(GATHER_MS, nextAt - performance.now()));
  };
  const idOf = (place: number): string => `${start}.${place}.${toldTo ?? ""}`;

  const gather = async (): Promise<Batch> => {
    const [mine, ids, looked, theirs, documents] = [
      accepted,
      [...unread.tickets],
      [...unread.looking],
      heard,
      definitions,
    ];
    const drawing = new Set(unread.drawing);
    accepted = [];
    heard = [];
    definitions = new Set();
    unread.tickets.clear();
    unread.looking.clear();
    unread.drawing.clear();
    const changes = new Map<string, Change>();
    const toRead = new Set([...ids, ...looked, ...theirs.map(({ ticket }) => ticket)]);
    const read = new Map((await readChanges(store, [...toRead], theirs)).map((change) => [change.id, change]));
    for (const id of [...ids, ...theirs.map(({ ticket }) => ticket)]) {
      const change = read.get(id);
      if (change) changes.set(id, joined(changes.get(id), change));
    }
    for (const one of mine) {
      const change = changeOf(one);
      changes.set(change.id, joined(changes.get(change.id), change));
    }
    const looking = new Map(looked.flatMap((id) => (read.has(id) ? [[id, read.get(id) as Change] as const] : [])));
    return { changes, definitions: documents, looking, drawing };
  };

  /** The rights of this very moment; whose session is over hears no more. */
  const refresh = async () => {
    const all = [...streams];
    const now = await sessions.still(all.map(({ headers }) => headers));
    all.forEach((stream, index) => {
      const principal = now[index];
      if (principal?.id === stream.principal.id) stream.principal = principal;
      else stream.end();
    });
  };

  const tell = async () => {
    timer = null;
    telling = true;
    const begun = performance.now();
    const to = elsewhere.position;
    try {
      const batch = await gather();
      if (streams.size > 0) await refresh();
      toldTo = to;
      const id = idOf(told.add(batch));
      for (const stream of streams) stream.tell(id, heardBy(stream.principal, batch));
    } catch {
      // A database that is away: what could not be told is not known, and is read when it is back.
      again();
    } finally {
      telling = false;
      const now = performance.now();
      nextAt = now + Math.min(EVERY_MS.least, Math.max(EVERY_MS.most, (now - begun) / SHARE));
      if (waits()) soon();
    }
  };

  const again = () => {
    told.lost();
    for (const stream of streams) stream.tell(idOf(told.place), everything());
  };

  let looking: Promise<void> | null = null;
  const look = (): Promise<void> => {
    looking ??= elsewhere
      .look()
      .then(
        (news) => {
          if (news.tooMany) return again();
          heard.push(...news.heard);
          if (news.definitions) definitions.add("blueprint");
          if (waits()) soon();
          else if (!telling) toldTo = elsewhere.position;
        },
        // Whoever listens hears of it by their own requests; it is looked at again.
        () => {},
      )
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  const follow = () => {
    if (lingering) clearTimeout(lingering);
    lingering = null;
    if (following) return;
    told.lost();
    void look();
    const looks = setInterval(() => void look(), LOOK_EVERY_MS).unref();
    const beats = setInterval(() => {
      refresh().catch(() => {});
      for (const stream of streams) stream.beat();
    }, BEAT_MS).unref();
    const deaf = store.notices?.listen(() => void look());
    following = {
      stop: () => {
        clearInterval(looks);
        clearInterval(beats);
        deaf?.();
        if (timer) clearTimeout(timer);
        timer = null;
        accepted = [];
        heard = [];
        definitions.clear();
        unread.tickets.clear();
        unread.looking.clear();
        unread.drawing.clear();
        elsewhere.rest();
        following = null;
      },
    };
  };

  /** What a stream missed. */
  const catchUp = async (stream: Stream, after: string) => {
    const [whose, place, position] = after.split(".");
    const known = whose === start ? told.since(Number(place)) : null;
    if (known) return stream.tell(idOf(told.place), heardBy(stream.principal, known));
    const from = store.notices && position ? Number(position) : Number.NaN;
    const missed = Number.isSafeInteger(from) ? await elsewhere.since(from) : null;
    if (!missed) return stream.tell(idOf(told.place), everything());
    const ids = [...new Set(missed.map(({ ticket }) => ticket))];
    const changes = new Map((await readChanges(store, ids, missed)).map((change) => [change.id, change]));
    stream.tell(
      idOf(told.place),
      heardBy(stream.principal, {
        changes,
        definitions: new Set(["blueprint"]),
        looking: new Map(),
        drawing: new Set(),
      }),
    );
  };

  return {
    join: (stream, after) => {
      follow();
      streams.add(stream);
      stream.ended.then(() => {
        streams.delete(stream);
        if (streams.size > 0 || lingering || !following) return;
        lingering = setTimeout(() => {
          lingering = null;
          if (streams.size === 0) following?.stop();
        }, LINGER_MS).unref();
      });
      if (after === null) stream.tell(idOf(told.place), null);
      else catchUp(stream, after).catch(() => stream.end());
    },
    streamsOf: (person) => [...streams].filter(({ principal }) => principal.id === person).length,
    accepted: (all) => {
      store.notices?.tell();
      if (!following) return;
      for (const one of all) {
        accepted.push(one);
        elsewhere.knew(one.event);
      }
      soon();
    },
    ticketChanged: (id) => {
      if (!following) return;
      unread.tickets.add(id);
      soon();
    },
    definitionsChanged: () => {
      store.notices?.tell();
      if (!following) return;
      definitions.add("blueprint");
      soon();
    },
    lookingChanged: (place) => {
      if (!following) return;
      (isDocument(place) ? unread.drawing : unread.looking).add(place);
      soon();
    },
    sessionsChanged: () => {
      if (streams.size > 0) refresh().catch(() => {});
    },
    close: () => {
      if (lingering) clearTimeout(lingering);
      following?.stop();
      for (const stream of streams) stream.end();
    },
  };
}
