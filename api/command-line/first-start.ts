import { openSessions } from "../auth/sessions.ts";
import { createChats } from "../chat/listeners.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import { CompiledDefinitions } from "../definitions/compiled.ts";
import type { Desk } from "../desk.ts";
import { openFiles } from "../files/open.ts";
import { createLive } from "../live/live.ts";
import { createOnlookers } from "../live/onlookers.ts";
import { seed } from "../seed/seed.ts";
import { createDoor } from "../tickets/door.ts";
import { complain } from "./command.ts";

/** What the first start of the server lays down, for a command that comes before it; later nothing happens. */
export async function firstStart(store: Store, config: Config, clock: Clock): Promise<void> {
  const address = `http://localhost:${config.port}`;
  const sessions = await openSessions({ store, config, clock, address });
  const live = createLive({ store, clock, sessions });
  try {
    const desk: Desk = {
      store,
      config,
      clock,
      sessions,
      statements: new Statements(),
      definitions: new CompiledDefinitions(),
      door: createDoor({ store, clock }),
      live,
      files: await openFiles(config.files, complain),
      onlookers: createOnlookers(store, clock),
      chats: createChats(() => desk),
      address,
      mailPort: () => null,
      // Nobody is told anything of a first start.
      tell: () => Promise.resolve(),
    };
    await seed(desk);
  } finally {
    live.close();
  }
}
