import type { Language } from "../../blueprints/text.ts";

/** One word of `npm run filrouge -- WORD …`. `run` gives the exit code: 0 well, 1 not well, 2 called wrongly. */
export interface Command {
  /** What it does, in a line. */
  readonly summary: { readonly en: string; readonly fr: string };
  /** Its arguments, as the help shows them. */
  readonly usage: string;
  readonly run: (args: readonly string[]) => number | Promise<number>;
}

/** Arguments told apart: `--json`, `--language fr`, and the rest. */
export interface Options {
  readonly json: boolean;
  readonly language: Language;
  readonly files: readonly string[];
  /** Options that nobody knows. */
  readonly unknown: readonly string[];
}

export function readOptions(args: readonly string[]): Options {
  const files: string[] = [];
  const unknown: string[] = [];
  let json = false;
  let language: Language = "en";
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--json") json = true;
    else if (arg === "--language") {
      index += 1;
      language = args[index] === "fr" ? "fr" : "en";
    } else if (arg.startsWith("--")) unknown.push(arg);
    else files.push(arg);
  }
  return { json, language, files, unknown };
}

export const out = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);
