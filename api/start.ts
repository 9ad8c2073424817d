import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openSessions } from "./auth/sessions.ts";
import { answerBrokenRequests } from "./broken-requests.ts";
import { resumeBulk, stopBulk } from "./bulk/run.ts";
import { createChats } from "./chat/listeners.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import { openStore } from "./db/connect.ts";
import type { DamagedError } from "./db/damage.ts";
import { Statements } from "./db/statements.ts";
import { CompiledDefinitions } from "./definitions/compiled.ts";
import type { Desk } from "./desk.ts";
import { createOutside } from "./effects/outside.ts";
import { createTelling } from "./effects/telling.ts";
import { openFiles } from "./files/open.ts";
import { createApp } from "./http/app.ts";
import { listen } from "./listen.ts";
import { createLive } from "./live/live.ts";
import { createOnlookers } from "./live/onlookers.ts";
import { hasAdmin } from "./people/team.ts";
import { createMailFetcher } from "./receive/imap/fetcher.ts";
import { createMailIntake } from "./receive/receiving.ts";
import { openSmtp, type SmtpReceiver } from "./receive/smtp-server.ts";
import { seed } from "./seed/seed.ts";
import { createDoor } from "./tickets/door.ts";
import { createWorker } from "./worker/worker.ts";

const PAGE = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "designer", "dist");

/** A large file over a slow line takes this long at most; what is no file is waited for less long. */
const UPLOAD_MS = 600_000;

/** Accepted requests get this long to end when the desk is asked to stop. */
export const DRAIN_MS = 9_000;

export interface RunningDesk {
  /** Where it answers. */
  readonly address: string;
  /** Somebody may do everything already. */
  readonly hasAdmin: boolean;
  /** The port of the desk's own receiver of mail, when it has one. */
  readonly mailPort: number | null;
  /** Ends what was accepted, and then everything else; asked again, it says when the first time is done. */
  readonly stop: () => Promise<void>;
}

/**
 * Database, app, worker: the only place that makes things and joins them. `log` hears what an operator ought to know, `onDamage` that
 * the file of the database was found damaged while the desk runs.
 */
export async function startDesk(
  config: Config,
  log: (line: string) => void,
  onDamage?: (damage: DamagedError) => void,
  clock: Clock = systemClock,
): Promise<RunningDesk> {
  const http = createServer({ requestTimeout: UPLOAD_MS, headersTimeout: 15_000, keepAliveTimeout: 30_000 });
  answerBrokenRequests(http);
  // A request that comes before the desk is ready waits for it instead of being lost.
  const ready = Promise.withResolvers<RequestListener>();
  http.on("request", (request, response) => ready.promise.then((app) => app(request, response)));
  const listening = await listen(http, config);
  const address = config.publicAddress ?? listening;

  const store = await openStore({ database: config.database, role: "server", ...(onDamage && { onDamage }) });
  const definitions = new CompiledDefinitions();
  const sessions = await openSessions({ store, config, clock, address });
  const live = createLive({ store, clock, sessions });
  const door = createDoor({
    store,
    clock,
    onAccepted: (accepted) => {
      live.accepted(accepted);
      chats.accepted(accepted);
      worker.nudge();
    },
  });
  const files = await openFiles(config.files, log);
  const outside = createOutside(config, store, clock, definitions, files);
  const keep = {
    keepMs: config.keepDays * 86_400_000,
    keepLogMs: config.keepLogDays * 86_400_000,
    keepSentMs: config.keepSentDays * 86_400_000,
  };
  const worker = createWorker({ outside, door, chance: Math.random, log, files, ...keep });
  const onlookers = createOnlookers(store, clock);
  const chats = createChats(() => desk);
  let smtp: SmtpReceiver | null = null;
  const desk: Desk = {
    store,
    config,
    clock,
    sessions,
    statements: new Statements(),
    definitions,
    door,
    live,
    onlookers,
    chats,
    files,
    address,
    mailPort: () => smtp?.port ?? null,
    tell: createTelling(outside, log),
  };
  await seed(desk);
  await resumeBulk(desk);

  const intake = createMailIntake(desk, log);
  const fetcher = createMailFetcher(desk, intake.nudge, log);
  if (config.mailIn.port !== null) smtp = await openSmtp(desk, intake.nudge, log);

  ready.resolve(createApp(desk, PAGE));
  intake.start();
  fetcher.start();
  if (config.worker === "inside") worker.start();

  const end = async (): Promise<void> => {
    live.close();
    chats.close();
    const closed = new Promise((resolve) => http.close(resolve));
    http.closeIdleConnections();
    await smtp?.close();
    await fetcher.stop();
    await intake.stop();
    await worker.stop();
    await stopBulk(desk);
    await door.settled();
    outside.mailer?.close();
    const late = setTimeout(() => http.closeAllConnections(), DRAIN_MS / 3);
    await closed;
    clearTimeout(late);
    await store.close();
  };
  let ended: Promise<void> | null = null;
  return {
    address,
    hasAdmin: await hasAdmin(store.db),
    mailPort: smtp?.port ?? null,
    stop: () => {
      ended ??= end();
      return ended;
    },
  };
}
