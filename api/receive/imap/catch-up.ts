import type { ImapFlow, MailboxObject } from "imapflow";
import type { ImapPlace, Mailbox } from "../../../blueprints/mailbox.ts";
import { writeArrivals } from "../arrivals.ts";
import type { MailDesk } from "../mail-desk.ts";
import { readMailboxes } from "../mailboxes.ts";
import { ImapTrouble } from "./faults.ts";
import { type FolderMail, keepBytes } from "./keep.ts";
import { fetchMails, numbersAfter, partsOf, rangeOf } from "./parts.ts";
import { type FetchState, holdMailbox, LeaseLost, placeOf, readState } from "./state.ts";

export interface Catching {
  readonly desk: MailDesk;
  readonly client: ImapFlow;
  readonly mailbox: Mailbox;
  readonly imap: ImapPlace;
  /** Under whose name the mailbox is held. */
  readonly by: string;
  /** Something has been kept: it can be read. */
  readonly onKept: () => void;
  readonly signal: AbortSignal;
}

/** Clocks of two machines differ. */
const CLOCKS_MS = 3_600_000;

/**
 * Keeps everything that lies in the open folder and has not been kept: part by part, the bytes first, then rows and position in one
 * transaction, then what is done with the mails there. It may end anywhere, and the next one goes on.
 */
export async function catchUp(catching: Catching, folder: MailboxObject): Promise<void> {
  const { desk, client, mailbox, imap, by, onKept, signal } = catching;
  const { db } = desk.store;
  const state = await position(catching, folder);
  await markAfter(catching, state);
  const numbers = await numbersAfter(client, state.last_uid);
  let { kept } = state;
  if (state.found !== null) await hold(catching, { found: kept + numbers.length });
  const mailboxes = await readMailboxes(db);
  const since = imap.begin === "all" ? 0 : (state.started_at ?? 0) - CLOCKS_MS;
  const keepPart = async (mails: readonly FolderMail[], last: number): Promise<void> => {
    const arrivals = mails.length === 0 ? [] : await keepBytes(desk, mailbox, mailboxes, mails);
    kept += mails.length;
    const left = imap.afterwards === "leave";
    await db.transaction().execute(async (trx) => {
      await writeArrivals(trx, arrivals);
      const change = { last_uid: last, kept, ...(left && { marked_uid: last }) };
      await holdMailbox(trx, mailbox.key, by, desk.clock.now(), change);
    });
    if (arrivals.length > 0) onKept();
    if (!left) {
      const uids = mails.map(({ uid }) => uid);
      await mark(catching, uids, last);
    }
  };
  // While one part is written to the disk the next one is on its way; in their order, so that the position is true.
  let keeping: Promise<void> = Promise.resolve();
  try {
    for await (const { last, wanted } of partsOf(client, numbers, since)) {
      const mails = await fetchMails(client, wanted, desk.config.mailIn.mostBytes);
      await keeping;
      keeping = keepPart(mails, last);
      // Whoever awaits it hears of a failure; until then it must not end the process.
      keeping.catch(() => {});
      if (signal.aborted) break;
    }
  } finally {
    await keeping;
  }
  if (state.found !== null && !signal.aborted) await hold(catching, { found: null });
}

const hold = ({ desk, mailbox, by }: Catching, change: Partial<FetchState>) =>
  holdMailbox(desk.store.db, mailbox.key, by, desk.clock.now(), change);

/** Where to go on; at the beginning where another folder is meant, or where the server has numbered its mails anew. */
async function position(catching: Catching, folder: MailboxObject): Promise<FetchState> {
  const { desk, client, mailbox, imap } = catching;
  const state = await readState(desk.store.db, mailbox.key);
  if (!state) throw new LeaseLost();
  const place = placeOf(imap);
  const validity = Number(folder.uidValidity);
  if (state.place === place && state.uid_validity === validity) return state;
  const other = state.place !== place;
  // Numbered anew: what has been here is known by its bytes, and what came before the beginning by when it came.
  const beyond = other && imap.begin === "new" ? ((await numbersAfter(client, 0)).at(-1) ?? 0) : 0;
  const change: Partial<FetchState> = {
    ...{ place, uid_validity: validity, last_uid: beyond, marked_uid: beyond },
    ...(other && { started_at: desk.clock.now(), kept: 0, found: imap.begin === "all" ? 0 : null }),
  };
  await hold(catching, change);
  return { ...state, ...change };
}

/** What an earlier look kept and could not mark any more. */
async function markAfter(catching: Catching, { marked_uid, last_uid, started_at }: FetchState): Promise<void> {
  const { client, imap } = catching;
  if (imap.afterwards === "leave" || marked_uid >= last_uid) return;
  const range = `${marked_uid + 1}:${last_uid}`;
  const found = ((await client.search({ uid: range }, { uid: true })) || []).toSorted((a, b) => a - b);
  const uids: number[] = [];
  const since = imap.begin === "all" ? 0 : (started_at ?? 0) - CLOCKS_MS;
  for await (const { wanted } of partsOf(client, found, since)) uids.push(...wanted.map(({ uid }) => uid));
  await mark(catching, uids, last_uid);
}

async function mark(catching: Catching, uids: readonly number[], last: number): Promise<void> {
  const { client, imap } = catching;
  const { afterwards } = imap;
  if (uids.length > 0 && afterwards === "seen") await client.messageFlagsAdd(rangeOf(uids), ["\\Seen"], { uid: true });
  if (uids.length > 0 && typeof afterwards === "object") {
    const moved = await client.messageMove(rangeOf(uids), afterwards.move, { uid: true });
    if (!moved) throw new ImapTrouble("moveFolder", afterwards.move);
  }
  await hold(catching, { marked_uid: last });
}
