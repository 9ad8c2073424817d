import { once } from "node:events";
import type { ImapFlow } from "imapflow";
import type { Mailbox } from "../../../blueprints/mailbox.ts";
import type { MailDesk } from "../mail-desk.ts";
import { openPassword } from "./account.ts";
import { catchUp } from "./catch-up.ts";
import type { Dial } from "./dial.ts";
import { faultOf, ImapTrouble } from "./faults.ts";
import { failed, fine, holdMailbox, LeaseLost, letMailboxGo, readState } from "./state.ts";

export interface Visiting {
  readonly desk: MailDesk;
  readonly dial: Dial;
  readonly mailbox: Mailbox;
  /** The name under which the mailbox has been claimed. */
  readonly by: string;
  /** It stays and watches the folder; false: it looks once. */
  readonly stay: boolean;
  readonly signal: AbortSignal;
  readonly onKept: () => void;
  readonly log: (line: string) => void;
}

/** Servers tell of new mail; looking is the truth, and this long they are believed. */
const LOOK_EVERY_MS = 60_000;
const HOLD_EVERY_MS = 15_000;
const FAREWELL_MS = 3_000;

/** Fetches from one mailbox that has been claimed, and gives it back, whatever happens. */
export async function visit(visiting: Visiting): Promise<void> {
  const { desk, mailbox, by, signal, log } = visiting;
  const { db } = desk.store;
  const startedAt = desk.clock.now();
  try {
    await fetchFrom(visiting);
    await letMailboxGo(db, mailbox.key, by, { look_at: desk.clock.now() });
  } catch (error) {
    if (error instanceof LeaseLost) return;
    const now = desk.clock.now();
    if (signal.aborted) return letMailboxGo(db, mailbox.key, by, { look_at: now });
    const state = await readState(db, mailbox.key);
    if (!state) return;
    const fault = faultOf(error);
    if (state.fault !== fault.code) log(`mail: ${mailbox.key}: ${fault.code}: ${fault.detail}`);
    await letMailboxGo(db, mailbox.key, by, failed(state, fault, now, startedAt));
  }
}

async function fetchFrom({ desk, dial, mailbox, by, stay, signal, onKept }: Visiting): Promise<void> {
  const { imap, key } = mailbox;
  const { db } = desk.store;
  if (!imap) return;
  const password = await openPassword(db, desk.config.secret, key, imap);
  if (password === null) throw new ImapTrouble("passwordMissing", imap.user);
  const client = await dialled(dial(imap, password), signal);
  const end = (): void => client.close();
  signal.addEventListener("abort", end);
  // Whoever loses the mailbox to somebody else hears of it here, in the middle of a long mail too.
  const holding = setInterval(() => {
    holdMailbox(db, key, by, desk.clock.now()).catch((error: unknown) => {
      if (error instanceof LeaseLost) end();
    });
  }, HOLD_EVERY_MS);
  try {
    do {
      const folder = await openFolder(client, imap.folder, imap.afterwards === "leave");
      await catchUp({ desk, client, mailbox, imap, by, onKept, signal }, folder);
      await holdMailbox(db, key, by, desk.clock.now(), fine(desk.clock.now()));
      if (stay && !signal.aborted) await news(client, signal);
    } while (stay && !signal.aborted);
    await leave(client);
  } finally {
    clearInterval(holding);
    signal.removeEventListener("abort", end);
    client.close();
  }
}

/** A connection that is being made is not waited for by whoever leaves off; it is closed once it is there. */
function dialled(connecting: Promise<ImapFlow>, signal: AbortSignal): Promise<ImapFlow> {
  const { promise, resolve, reject } = Promise.withResolvers<ImapFlow>();
  const end = (): void => reject(new Error("It is left off."));
  signal.addEventListener("abort", end, { once: true });
  connecting
    .then((client) => {
      if (signal.aborted) client.close();
      else resolve(client);
    }, reject)
    .finally(() => signal.removeEventListener("abort", end));
  return promise;
}

export async function openFolder(client: ImapFlow, folder: string, readOnly: boolean) {
  try {
    const opened = await client.mailboxOpen(folder, { readOnly });
    if (!opened) throw Object.assign(new Error("The connection ended."), { code: "NoConnection" });
    return opened;
  } catch (error) {
    // It was refused: some servers say why, of others it is asked whether there is such a folder at all.
    if (!(error instanceof Error) || Reflect.get(error, "responseStatus") === undefined) throw error;
    const there = (await client.list()).some(({ path }) => path.toLowerCase() === folder.toLowerCase());
    throw there ? error : new ImapTrouble("folder", folder);
  }
}

/** Until the server tells of something, the connection ends, or it is time to look anyway. */
async function news(client: ImapFlow, signal: AbortSignal): Promise<void> {
  const enough = AbortSignal.any([signal, AbortSignal.timeout(LOOK_EVERY_MS)]);
  await Promise.race([once(client, "exists", { signal: enough }), once(client, "close", { signal: enough })]).catch(
    () => {},
  );
}

async function leave(client: ImapFlow): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, FAREWELL_MS);
  await Promise.race([client.logout().catch(() => {}), promise]);
  clearTimeout(timer);
}
