/** What the server said to a draft. */
export type SaveAnswer =
  | { readonly outcome: "saved"; readonly revision: number; readonly at: number }
  | { readonly outcome: "conflict" | "unsent" | "signedOut" }
  | { readonly outcome: "refused"; readonly reason: string };

/** The one truth about what is kept: driven by the acknowledged revision only. */
export type SaveStatus =
  | { readonly kind: "saved"; readonly at: number | null }
  | { readonly kind: "waiting" | "saving" | "unsent" | "conflict" | "signedOut" }
  | { readonly kind: "refused"; readonly reason: string };

export interface SaverOptions<D> {
  readonly document: D;
  /** Revision of the server's draft; 0: there is none yet. */
  readonly revision: number;
  readonly savedAt: number | null;
  readonly send: (document: D, revision: number) => Promise<SaveAnswer>;
  /** Does something later; gives back how to call it off. */
  readonly later: (ms: number, act: () => void) => () => void;
  readonly onStatus: (status: SaveStatus) => void;
}

export interface Saver<D> {
  readonly changed: (document: D) => void;
  /** Sends what is unsent at once. */
  readonly now: () => Promise<void>;
  readonly status: () => SaveStatus;
  readonly revision: () => number;
  /** The document that the server has acknowledged. */
  readonly acknowledged: () => D;
  /** The conflict was reviewed: `theirs`, of that revision, is what the next save builds on. */
  readonly settle: (revision: number, theirs: D) => void;
  /** What is edited grew from `base`, not from what the server has: nothing is saved before the two are joined. */
  readonly contest: (base: D) => void;
  /** What was sent last; its answer may never have come. */
  readonly sent: () => D | null;
  /** Somebody else saved `document` while nothing here was unsent: it is the one that is acknowledged. */
  readonly adopt: (revision: number, at: number | null, document: D) => void;
  /** The draft was published or thrown away: the next save starts from this revision. */
  readonly rebase: (revision: number) => void;
  readonly stop: () => void;
}

export const AFTER_MS = 800;
const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 30_000;

/**
 * Saves a draft 800 ms after the last change, one request at a time. The revision is read when a request leaves, never when it
 * was planned; a conflict stops saving until it is settled; a lost connection is tried again, ever more slowly.
 */
export function createSaver<D>({
  document: opened,
  revision: known,
  savedAt,
  send,
  later,
  onStatus,
}: SaverOptions<D>): Saver<D> {
  let latest = opened;
  let acknowledged = opened;
  let revision = known;
  let status: SaveStatus = { kind: "saved", at: savedAt };
  let lastSavedAt = savedAt;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let wait = FIRST_RETRY_MS;
  let stopped = false;
  let lastSent: D | null = null;

  const tell = (next: SaveStatus) => {
    status = next;
    if (!stopped) onStatus(next);
  };
  const plan = (ms: number) => {
    cancel?.();
    cancel = stopped ? null : later(ms, () => void run());
  };
  const held = () => status.kind === "conflict";

  async function run(): Promise<void> {
    cancel?.();
    cancel = null;
    if (running) return running;
    if (latest === acknowledged || held() || stopped) return;
    running = attempt().finally(() => {
      running = null;
    });
    return running;
  }

  async function attempt(): Promise<void> {
    const sent = latest;
    lastSent = sent;
    tell({ kind: "saving" });
    const answer = await send(sent, revision);
    if (answer.outcome === "saved") {
      revision = answer.revision;
      acknowledged = sent;
      lastSavedAt = answer.at;
      wait = FIRST_RETRY_MS;
      if (latest === sent) return tell({ kind: "saved", at: answer.at });
      tell({ kind: "waiting" });
      return plan(AFTER_MS);
    }
    if (answer.outcome === "refused") return tell({ kind: "refused", reason: answer.reason });
    tell({ kind: answer.outcome });
    if (answer.outcome === "conflict") return;
    plan(wait);
    wait = Math.min(wait * 2, LAST_RETRY_MS);
  }

  return {
    changed(document) {
      latest = document;
      if (held()) return;
      if (latest === acknowledged && !running) {
        cancel?.();
        return tell({ kind: "saved", at: lastSavedAt });
      }
      if (status.kind === "saved" || status.kind === "refused") tell({ kind: "waiting" });
      if (!running) plan(AFTER_MS);
    },
    now: run,
    status: () => status,
    revision: () => revision,
    acknowledged: () => acknowledged,
    settle(next, theirs) {
      revision = next;
      acknowledged = theirs;
      tell({ kind: "waiting" });
      plan(0);
    },
    contest(base) {
      cancel?.();
      cancel = null;
      acknowledged = base;
      lastSent = null;
      tell({ kind: "conflict" });
    },
    sent: () => lastSent,
    adopt(next, at, document) {
      cancel?.();
      cancel = null;
      revision = next;
      acknowledged = document;
      latest = document;
      lastSavedAt = at;
      tell({ kind: "saved", at });
    },
    rebase(next) {
      revision = next;
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
