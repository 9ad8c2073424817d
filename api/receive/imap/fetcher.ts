import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { newId } from "../../ids.ts";
import type { MailDesk } from "../mail-desk.ts";
import { readMailboxes } from "../mailboxes.ts";
import { createDial, type Dial } from "./dial.ts";
import { beginAnew, claimMailbox, ensureState, readStates } from "./state.ts";
import { visit } from "./visit.ts";

const EVERY_MS = 2_000;

/** Fetches mail from the mailboxes that say where it lies; of any number of servers one at a time has a mailbox. */
export interface MailFetcher {
  readonly start: () => void;
  /** Looks once into every mailbox that is due; gives how many those were. For tests, and to catch up by hand. */
  readonly turn: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

interface Claimed {
  readonly mailbox: Mailbox;
  readonly by: string;
  readonly passwordAt: number | null;
}

interface Watch {
  readonly meant: string;
  /** When the password with which it signs in was given. */
  readonly passwordAt: number | null;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

export function createMailFetcher(
  desk: MailDesk,
  onKept: () => void,
  log: (line: string) => void,
  dial: Dial = createDial(desk.config.mailIn),
): MailFetcher {
  const { db } = desk.store;
  const watches = new Map<string, Watch>();
  /** What each document said when it was last looked at. */
  const said = new Map<string, string>();
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;

  /** Mailboxes that are due, each claimed under a name of its own. */
  async function claimed(): Promise<readonly Claimed[]> {
    const found: Claimed[] = [];
    const mailboxes = (await readMailboxes(db)).filter(({ imap }) => imap);
    if (mailboxes.length === 0) return found;
    for (const mailbox of mailboxes) {
      const before = said.get(mailbox.key);
      said.set(mailbox.key, meantBy(mailbox));
      if (before !== undefined && before !== meantBy(mailbox)) await beginAnew(db, mailbox.key, desk.clock.now());
    }
    const states = new Map((await readStates(db)).map((state) => [state.mailbox, state]));
    const now = desk.clock.now();
    for (const mailbox of mailboxes) {
      const state = states.get(mailbox.key);
      if (!state) await ensureState(db, mailbox.key);
      else if (state.look_at > now || state.lease_until > now) continue;
      const by = newId();
      const passwordAt = state?.password_at ?? null;
      if (await claimMailbox(db, mailbox.key, by, now)) found.push({ mailbox, by, passwordAt });
    }
    return found;
  }

  /** Leaves off where the document says something else now or the password was given anew. */
  async function endOld(): Promise<void> {
    if (watches.size === 0) return;
    const mailboxes = await readMailboxes(db);
    const given = new Map((await readStates(db)).map(({ mailbox, password_at }) => [mailbox, password_at]));
    for (const [key, { meant, passwordAt, abort }] of watches) {
      const same = meantBy(mailboxes.find((one) => one.key === key)) === meant;
      if (!same || (given.get(key) ?? null) !== passwordAt) abort.abort();
    }
  }

  /** Leaves off what is not meant any more, and takes up what is due. */
  async function look(): Promise<void> {
    await endOld();
    for (const { mailbox, by, passwordAt } of await claimed()) {
      const abort = new AbortController();
      const done = visit({ desk, dial, mailbox, by, stay: true, signal: abort.signal, onKept, log })
        .catch((error: unknown) => log(`mail: ${error instanceof Error ? error.message : String(error)}`))
        .finally(() => watches.delete(mailbox.key));
      watches.set(mailbox.key, { meant: meantBy(mailbox), passwordAt, abort, done });
    }
  }
  const run = (): void => {
    looking ??= look()
      .catch((error: unknown) => log(`mail: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        looking = null;
      });
  };
  return {
    start: () => {
      timer ??= setInterval(run, EVERY_MS);
      run();
    },
    turn: async () => {
      const found = await claimed();
      const { signal } = new AbortController();
      for (const { mailbox, by } of found) await visit({ desk, dial, mailbox, by, stay: false, signal, onKept, log });
      return found.length;
    },
    stop: async () => {
      if (timer) clearInterval(timer);
      timer = null;
      await looking;
      const left = [...watches.values()];
      for (const { abort } of left) abort.abort();
      await Promise.all(left.map(({ done }) => done));
    },
  };
}

const meantBy = (mailbox: Mailbox | undefined): string => JSON.stringify(mailbox?.imap ?? null);
