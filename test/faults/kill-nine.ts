import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { isPostgres, openStore, type Store } from "../../api/db/connect.ts";
import { checkStore } from "../../api/tickets/check.ts";
import { startDesk } from "./desk-process.ts";
import { type Ledger, newLedger, runLoad, send, signIn } from "./load.ts";

/** What many kills came to. */
export interface Killed {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Requests that had no answer when the server was killed, and were sent again. */
  readonly resent: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** Half transactions, books that do not agree, damage: one sentence each. */
  readonly faults: readonly string[];
  /** Requests that were refused though nothing was wrong with them. */
  readonly refused: readonly string[];
}

const CLIENTS = 8;
/** Rounds on one database, before a fresh one is taken. */
const PER_DATABASE = 10;
/** Acknowledgements that a round waits for before the moment is drawn, so that each kill meets a desk at work. */
const WARM = 40;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const PLANT = fileURLToPath(new URL("plant.ts", import.meta.url));

/**
 * R1: kills the real server under load at random moments (`chance` gives 0 … 1), starts it again, sends again what had no
 * answer, and looks for lost acknowledgements and half transactions. `plant` is the control.
 */
export async function killNine(rounds: number, chance: () => number, plant?: "no-transactions"): Promise<Killed> {
  let killed: Killed = { rounds: 0, acknowledged: 0, resent: 0, lost: 0, faults: [], refused: [] };
  while (killed.rounds < rounds) {
    const data = mkdtempSync(path.join(tmpdir(), "filrouge-kill-"));
    try {
      const more = await onOneDatabase(data, Math.min(PER_DATABASE, rounds - killed.rounds), chance, plant);
      killed = {
        rounds: killed.rounds + more.rounds,
        acknowledged: killed.acknowledged + more.acknowledged,
        resent: killed.resent + more.resent,
        lost: killed.lost + more.lost,
        faults: [...killed.faults, ...more.faults],
        refused: [...killed.refused, ...more.refused],
      };
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  }
  return killed;
}

async function onOneDatabase(data: string, rounds: number, chance: () => number, plant?: string): Promise<Killed> {
  // The first start makes demo people and documents; what is killed is the desk at work.
  const first = await startDesk({ data });
  const cookie = await signIn(first.address, "ana@filrouge.example");
  await first.stop();
  const ledger = newLedger();
  const faults: string[] = [];
  let resent = 0;
  let lost = 0;
  for (let round = 0; round < rounds; round++) {
    const planting = plant === undefined ? {} : { node: ["--import", PLANT], env: { FILROUGE_PLANT: plant } };
    const desk = await startDesk({ data, ...planting });
    const again = ledger.unsure.splice(0);
    resent += again.length;
    for (const request of again) await send(desk.address, cookie, ledger, request);
    let over = false;
    const load = runLoad(desk.address, cookie, ledger, { clients: CLIENTS, enough: () => over });
    const warm = ledger.acknowledged.size + WARM;
    while (ledger.acknowledged.size < warm && ledger.refused.length === 0) await pause(5);
    await pause(chance() * 150);
    await desk.kill();
    over = true;
    await load;
    const found = await audit(path.join(data, "filrouge.sqlite"), ledger);
    lost += found.lost;
    faults.push(...found.faults);
  }
  return { rounds, acknowledged: ledger.acknowledged.size, resent, lost, faults, refused: ledger.refused };
}

async function checkFile({ db }: Store): Promise<readonly string[]> {
  const integrity = await sql.raw<{ integrity_check: string }>("pragma integrity_check").execute(db);
  const damage = integrity.rows.map(({ integrity_check }) => integrity_check).filter((said) => said !== "ok");
  const foreign = await sql.raw("pragma foreign_key_check").execute(db);
  return foreign.rows.length > 0 ? [...damage, `${foreign.rows.length} foreign keys lead nowhere`] : damage;
}

/** Opens what the killed server left, and holds it against what the clients were told. */
export async function audit(
  database: string,
  { acknowledged }: Ledger,
): Promise<{ readonly lost: number; readonly faults: readonly string[] }> {
  const store = await openStore({ database, role: "tool" });
  try {
    const faults = [...(await checkStore(store.db)).faults];
    if (!isPostgres(database)) faults.push(...(await checkFile(store)));
    const there = await store.db
      .selectFrom("inbox")
      .select("idempotency_key")
      .where("idempotency_key", "is not", null)
      .execute();
    const keys = new Set(there.map(({ idempotency_key }) => idempotency_key));
    const lost = [...acknowledged.keys()].filter((key) => !keys.has(key)).length;
    return { lost, faults };
  } finally {
    await store.close();
  }
}
