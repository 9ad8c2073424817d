import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The real server in a process of its own. */
export interface DeskProcess {
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly pid: number;
  /** Ends it without a word, as a power switch would; resolves when it is gone. */
  readonly kill: () => Promise<void>;
  /** Asks it to end; resolves with its exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface DeskOptions {
  /** Folder of the data. */
  readonly data: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What stands before Node on the command line, such as a tracer. */
  readonly under?: readonly string[];
  /** Options of Node itself. */
  readonly node?: readonly string[];
}

/** Starts the server on a free port, and resolves when it says its address. */
export async function startDesk({ data, env = {}, under = [], node = [] }: DeskOptions): Promise<DeskProcess> {
  const [command, ...before] = [...under, process.execPath];
  if (command === undefined) throw new Error("There is no command.");
  const child = spawn(command, [...before, "--max-semi-space-size=8", ...node, "api/server.ts"], {
    cwd: ROOT,
    env: { ...process.env, FILROUGE_DATA: data, FILROUGE_DEMO: "small", PORT: "0", DATABASE_URL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(child, "exit");
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const [, port] = /Filrouge +http:\/\/[^:\s]+:([0-9]+)/.exec(said) ?? [];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void gone.then(() => reject(new Error(`The server ended at once: ${said}`)));
  });
  const pid = await serverPid(child.pid, under.length > 0);
  return {
    address,
    pid,
    kill: async () => {
      if (child.exitCode === null) process.kill(pid, "SIGKILL");
      await gone;
    },
    stop: async () => {
      if (child.exitCode === null) process.kill(pid, "SIGTERM");
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}

/** The server's own process: under a tracer it is the tracer's child. */
async function serverPid(pid: number | undefined, traced: boolean): Promise<number> {
  if (pid === undefined) throw new Error("The server has no process.");
  if (!traced) return pid;
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return Number(children.trim().split(" ")[0]);
}
