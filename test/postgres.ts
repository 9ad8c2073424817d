import { chmodSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import path from "node:path";
import { embeddedPostgres } from "./postgres-package.ts";
import { scratch } from "./scratch.ts";

/** A running PostgreSQL of the tests' own. `url` names its maintenance database. */
export interface TestPostgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts a PostgreSQL; between the look for a free port and its start somebody else may have taken that: then with another. */
export async function startPostgres(tries = 3): Promise<TestPostgres> {
  try {
    return await started();
  } catch (error) {
    if (tries <= 1) throw error;
    return startPostgres(tries - 1);
  }
}

/** The PostgreSQL server that comes with the development dependencies, in a directory that goes with it. */
async function started(): Promise<TestPostgres> {
  const home = scratch("postgres");
  // As root the server runs as another user, who must get through.
  chmodSync(home, 0o755);
  const port = await freePort();
  const heard: string[] = [];
  const EmbeddedPostgres = await embedded();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(home, "data"),
    port,
    user: "postgres",
    password: "filrouge",
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ["--locale=C", "--encoding=UTF8", "--no-sync"],
    // What is lost with the machine's power is not asked here; the fault tests ask it of SQLite.
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=200"],
    onLog: (message) => heard.push(message),
    onError: (message) => heard.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${heard.slice(-5).join("\n")}`, { cause: error });
  }
  return {
    url: `postgres://postgres:filrouge@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The package ends a process that has nothing left to do with 0, red tests or not: what was said before it stands. */
async function embedded() {
  let said: typeof process.exitCode;
  process.on("beforeExit", () => {
    said = process.exitCode;
  });
  process.on("exit", () => {
    process.exitCode = said ?? process.exitCode;
  });
  return embeddedPostgres();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("No port.")),
      );
    });
  });
}
