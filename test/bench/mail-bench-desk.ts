import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store } from "../../api/db/connect.ts";
import { startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import { put } from "../small-desk.ts";

/** The real server with a support address, on a disk, and its database opened beside it. */
export interface BenchDesk {
  readonly address: string;
  readonly cookie: string;
  /** Where mail comes in. */
  readonly smtp: number;
  readonly store: Store;
  readonly close: () => Promise<void>;
}

export const SUPPORT = "support@filrouge.example";

export async function openBenchDesk(env: Readonly<Record<string, string>> = {}): Promise<BenchDesk> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const smtp = await freePort();
  const desk = await startDesk({ data, env: { FILROUGE_SMTP_IN_PORT: String(smtp), FILROUGE_MAIL_MIB: "60", ...env } });
  const store = await openStore({ database: path.join(data, "filrouge.sqlite"), role: "tool" });
  await put(store, "mailbox", "support", {
    ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en" },
    ...{ address: SUPPORT, department: "department:finance", sender: "The desk" },
  });
  return {
    ...{ address: desk.address, cookie: await signIn(desk.address, "ana@filrouge.example"), smtp, store },
    close: async () => {
      await store.close();
      await desk.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || !address) throw new Error("There is no free port.");
  return address.port;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until so many mails have come to an end; each must have been taken. */
export async function taken({ store }: BenchDesk, wanted: number): Promise<void> {
  for (let look = 0; look < 3_000; look += 1) {
    const rows = await store.db
      .selectFrom("mail_in")
      .select(["status", (e) => e.fn.countAll<number | string>().as("n")])
      .groupBy("status")
      .execute();
    const other = rows.find(({ status }) => status !== "taken" && status !== "waiting");
    if (other) throw new Error(`${other.n} mails are ${other.status}.`);
    if (Number(rows.find(({ status }) => status === "taken")?.n ?? 0) >= wanted) return;
    await pause(20);
  }
  throw new Error(`Not all ${wanted} mails were taken.`);
}
