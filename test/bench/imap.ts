import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { keepPassword } from "../../api/receive/imap/account.ts";
import { createDial } from "../../api/receive/imap/dial.ts";
import { createMailFetcher } from "../../api/receive/imap/fetcher.ts";
import { readState } from "../../api/receive/imap/state.ts";
import { imapServer, mailNumber } from "../api/receive/imap-server.ts";
import { mailDesk } from "../api/receive/mail-desk.ts";
import { put } from "../small-desk.ts";
import type { BenchRow } from "./bench.ts";

const MAILS = Number(process.env.FILROUGE_BENCH_MAILS ?? 5_000);

/** The other side: a mail server with a large folder, in a thread of its own. */
async function serve(mails: number): Promise<void> {
  const server = await imapServer();
  for (let n = 0; n < mails; n += 1) server.append(mailNumber(n, "x".repeat(2_000)));
  parentPort?.postMessage(server.port);
}

/** Mails a second, from the first sign-in until every one is kept: bytes, rows and position. */
async function firstTime(): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: MAILS });
  const port = await new Promise<number>((resolve, reject) => worker.once("message", resolve).once("error", reject));
  const here = await mailDesk("sqlite");
  try {
    const account = { host: "127.0.0.1", port, user: "testuser" };
    await put(here.store, "mailbox", "support", {
      ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en" },
      ...{ address: "support@filrouge.example", department: "department:finance", sender: "The desk" },
      imap: { ...account, security: "none", folder: "INBOX", begin: "all", afterwards: "leave" },
    });
    const { secret, mailIn } = here.desk.config;
    await keepPassword(here.store.db, secret, {
      ...{ mailbox: "support", account, password: "testpass", now: here.clock.now() },
    });
    const quiet = () => {};
    const dial = createDial({ hosts: [`imap://127.0.0.1:${port}`], mostBytes: mailIn.mostBytes });
    const start = performance.now();
    await createMailFetcher(here.desk, quiet, quiet, dial).turn();
    const seconds = (performance.now() - start) / 1000;
    const state = await readState(here.store.db, "support");
    if (state?.kept !== MAILS || state.found !== null)
      throw new Error(`${state?.kept} of ${MAILS} mails kept: ${state?.fault_detail ?? state?.fault}`);
    return MAILS / seconds;
  } finally {
    await here.remove();
    await worker.terminate();
  }
}

export const rows: readonly BenchRow[] = [
  { name: "first IMAP sync", unit: "mails/s", bar: { atLeast: 300 }, run: firstTime },
];

if (!isMainThread && typeof workerData === "number") await serve(workerData);
