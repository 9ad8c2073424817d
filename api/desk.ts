import type { Sessions } from "./auth/sessions.ts";
import type { Chats } from "./chat/listening.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Store } from "./db/connect.ts";
import type { Statements } from "./db/statements.ts";
import type { CompiledDefinitions } from "./definitions/compiled.ts";
import type { Letter } from "./effects/smtp.ts";
import type { FileStore } from "./files/file-store.ts";
import type { Live } from "./live/live.ts";
import type { Onlookers } from "./live/onlookers.ts";
import type { Door } from "./tickets/door.ts";

/** Everything that a handler may use; the composition root makes it once. */
export interface Desk {
  readonly store: Store;
  readonly config: Config;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly statements: Statements;
  readonly definitions: CompiledDefinitions;
  readonly door: Door;
  readonly live: Live;
  readonly onlookers: Onlookers;
  readonly chats: Chats;
  readonly files: FileStore;
  /** Where people reach the desk, without a slash at the end. */
  readonly address: string;
  /** Where the desk's own receiver takes mail, also where the system has chosen the port; null: it takes none. */
  readonly mailPort: () => number | null;
  /** Sends a letter that belongs to no ticket, at once and beside whatever asks for it. */
  readonly tell: (letter: Letter) => Promise<void>;
}
