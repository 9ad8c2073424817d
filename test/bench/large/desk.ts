import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type DeskProcess, startDesk } from "../../faults/desk-process.ts";
import { signIn } from "../../faults/load.ts";
import { startPostgres } from "../../postgres.ts";
import type { DatabaseName } from "../../stores.ts";
import { scale } from "../bench.ts";
import { Client } from "../client.ts";
import { fill } from "./fill.ts";

/** The real server, in a process of its own, over as many tickets as `--tickets` says. */
export interface LargeDesk {
  readonly address: string;
  readonly process: DeskProcess;
  /** Number of the first of them; the others follow it. */
  readonly first: number;
  /** A connection of somebody's own: `ana`, `bruno`. */
  readonly visit: (who: string) => Promise<Client>;
}

let open: {
  readonly name: DatabaseName;
  readonly desk: Promise<LargeDesk>;
  readonly close: () => Promise<void>;
} | null = null;

/** Filled once for all its measures; asking for the other database's puts it away. */
export async function largeDesk(name: DatabaseName): Promise<LargeDesk> {
  if (open?.name === name) return open.desk;
  await closeLargeDesk();
  const undo: (() => unknown)[] = [];
  const close = async () => {
    for (const one of undo.reverse()) await one();
  };
  open = { name, desk: make(name, undo), close };
  return open.desk;
}

/** Ends its server, and removes all that was filled. */
export async function closeLargeDesk(): Promise<void> {
  const last = open;
  open = null;
  await last?.desk.catch(() => undefined);
  await last?.close();
}

async function make(name: DatabaseName, undo: (() => unknown)[]): Promise<LargeDesk> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-large-"));
  undo.push(() => rmSync(data, { recursive: true, force: true }));
  const postgres = name === "postgres" ? await startPostgres() : null;
  if (postgres) undo.push(postgres.stop);
  const env = { DATABASE_URL: postgres?.url ?? "" };
  // What a first start lays down: people, the shipped documents, a few tickets.
  await (await startDesk({ data, env })).stop();
  const first = await fill(postgres?.url ?? path.join(data, "filrouge.sqlite"), scale.tickets);
  const process = await startDesk({ data, env });
  undo.push(process.stop);
  const { address } = process;
  const visit = async (who: string) => {
    const client = new Client(address, await signIn(address, `${who}@filrouge.example`));
    undo.push(() => client.close());
    return client;
  };
  return { address, process, first, visit };
}
