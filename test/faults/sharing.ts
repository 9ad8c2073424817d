import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROCESS = fileURLToPath(new URL("sharing-process.ts", import.meta.url));

/** What the processes find to do: tickets that each opens for its group, and tickets that it gives to its group, each its part of them. */
interface Work {
  readonly opens?: number;
  readonly given?: readonly string[];
  /** Each process has one of them, in turn: Finance alone when absent. */
  readonly groups?: readonly string[];
}

/** Several processes on one database, let loose at one moment; they work until nothing is left. */
export async function share(
  address: string,
  now: number,
  processes: number,
  { opens = 0, given = [], groups = ["group:finance"] }: Work = {},
): Promise<void> {
  const children = await Promise.all(
    Array.from({ length: processes }, async (_, index) => {
      const child = fork(PROCESS, [address, String(now), String(opens), groups[index % groups.length] ?? ""]);
      await said(child);
      return child;
    }),
  );
  await Promise.all(
    children.map((child, index) => {
      const done = said(child);
      child.send(given.filter((_, n) => n % processes === index));
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
