import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROCESS = fileURLToPath(new URL("sharing-process.ts", import.meta.url));

/** Several processes on one database, let loose at one moment; each opens so many tickets for Finance, and then works until nothing is left. */
export async function share(address: string, now: number, processes: number, opens: number): Promise<void> {
  const children = await Promise.all(
    Array.from({ length: processes }, async () => {
      const child = fork(PROCESS, [address, String(now), String(opens)]);
      await said(child);
      return child;
    }),
  );
  await Promise.all(
    children.map((child) => {
      const done = said(child);
      child.send("start");
      return done;
    }),
  );
}

const said = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process ended with ${code}.`));
    child.once("exit", ended);
    child.once("message", () => {
      child.off("exit", ended);
      resolve();
    });
  });
