import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DiskStep } from "./disk.ts";

/** Not of npm: the system's own. */
const STRACE = "strace";
const APT = "apt-get";

/** Calls that change files or tell the world something. */
const CALLS = "pwrite64,write,writev,ftruncate,fsync,fdatasync,unlink";

/** Finds strace, and installs it on Debian when we may; false where it is not to be had. */
export function haveStrace(): boolean {
  const works = () => spawnSync(STRACE, ["-V"]).status === 0;
  if (works()) return true;
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  spawnSync(APT, ["update", "-qq"], { stdio: "ignore" });
  spawnSync(APT, ["install", "-y", "-qq", STRACE], { stdio: "ignore" });
  return works();
}

/** What stands before a command to have its calls written to `log.PID`, one file a thread. */
export const straceCommand = (log: string): readonly string[] => [
  STRACE,
  "-ff",
  "-y",
  "-xx",
  "-s",
  "4000000",
  "--absolute-timestamps=format:unix,precision:ns",
  "-e",
  `trace=${CALLS}`,
  "-o",
  log,
];

/**
 * Reads what one process did to the files of `folder`, from the threads that work on its database, in the order in which they
 * began each call. Who waits for another thread's call begins his own later, so that nothing is told before its sync. What it
 * told the world are the event ids in its answers, in `"event":"…"`.
 */
export function readTrace(log: string, folder: string): readonly DiskStep[] {
  const name = `${path.basename(log)}.`;
  const files = readdirSync(path.dirname(log)).filter((file) => file.startsWith(name));
  const mark = Buffer.from(`${folder}/`).toString("hex").replaceAll(/../g, "\\x$&");
  const threads = files
    .map((file) => readFileSync(path.join(path.dirname(log), file), "latin1"))
    .filter((text) => text.includes(" pwrite64(") && (text.includes(folder) || text.includes(mark)));
  if (threads.length === 0) throw new Error("The trace holds no thread that writes the database.");
  const timed = threads.flatMap((text) =>
    text.split("\n").flatMap((line) => {
      const [, seconds, nanos = "", call = ""] = /^(\d+)\.(\d{9}) (.*)$/.exec(line) ?? [];
      const step = seconds === undefined ? undefined : stepOf(call, folder);
      return step ? [{ at: BigInt(seconds + nanos), step }] : [];
    }),
  );
  // Sorting is stable: what one thread did keeps its order.
  return timed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ step }) => step);
}

function stepOf(line: string, folder: string): DiskStep | undefined {
  const call = /^(\w+)\((?:\d+<([^>]*)>|"([^"]*)")(.*) = (\d+)(?:<[^>]*>)?$/.exec(line);
  if (!call) return undefined;
  const [, verb, onFile, named, rest = "", result] = call;
  const file = plain(onFile ?? named ?? "");
  const ours = path.dirname(file) === folder;
  switch (verb) {
    case "write":
    case "writev":
      return ours ? unexpected(line) : told(rest);
    case "fsync":
    case "fdatasync":
      return ours ? { type: "synced", file: path.basename(file) } : undefined;
    case "unlink":
      return ours ? { type: "removed", file: path.basename(file) } : undefined;
    case "ftruncate":
      return ours ? { type: "cut", file: path.basename(file), to: Number(/, (\d+)\)/.exec(rest)?.[1]) } : undefined;
    case "pwrite64": {
      if (!ours) return undefined;
      const [, hex = "", at] = /^, "([^"]*)", \d+, (\d+)\)/.exec(rest) ?? unexpected(line);
      const bytes = unhex(hex);
      if (bytes.length !== Number(result)) return unexpected(line);
      return { type: "written", file: path.basename(file), at: Number(at), bytes };
    }
    default:
      return undefined;
  }
}

const unexpected = (line: string): never => {
  throw new Error(`The trace has a line that is not understood: ${line.slice(0, 200)}`);
};

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll("\\x", ""), "hex");
const plain = (text: string): string => (text.startsWith("\\x") ? unhex(text).toString() : text);

function told(rest: string): DiskStep | undefined {
  const text = [...rest.matchAll(/"([^"]*)"/g)].map(([, hex = ""]) => unhex(hex).toString()).join("");
  const events = [...text.matchAll(/"event":"([0-9a-f-]{36})"/g)].map(([, id = ""]) => id);
  return events.length > 0 ? { type: "told", events } : undefined;
}
