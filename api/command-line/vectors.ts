import { readFileSync, statSync } from "node:fs";
import type { Language } from "../../blueprints/text.ts";
import { runVectors, vectorFileSchema } from "./calendar-vectors.ts";
import { type Command, complain, out, readOptions } from "./command.ts";
import { historyFileSchema } from "./history-file.ts";
import { runHistories } from "./history-vectors.ts";

/** Files larger than this are no vectors of ours. */
const MAX_BYTES = 64 * 1_048_576;

const WORDS = {
  en: {
    expected: "expected",
    got: "got",
    notVectors: "This is no file of vectors: it needs calendars and cases, or histories.",
  },
  fr: {
    expected: "attendu",
    got: "trouvé",
    notVectors:
      "Ce n'est pas un fichier de vecteurs : il lui faut des calendriers (calendars) et des cas (cases), ou des histoires (histories).",
  },
};

/** Runs worked out cases of working time, and whole histories under time limits. A file that cannot be read counts as one that failed. */
export const vectors: Command = {
  summary: {
    en: "Run files of worked out cases of working time, and of whole histories under time limits.",
    fr: "Jouer des fichiers de cas calculés de temps ouvré, et d'histoires entières sous des délais.",
  },
  usage: "[--language en|fr] FILE…",
  run: (args) => {
    const { language, files, unknown } = readOptions(args);
    if (files.length === 0 || unknown.length > 0) {
      complain(`usage: filrouge vectors ${vectors.usage}`);
      return 2;
    }
    let passed = 0;
    let failed = 0;
    for (const file of files) {
      const counted = runFile(file, language);
      passed += counted.passed;
      failed += counted.failed;
    }
    out(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  },
};

function runFile(file: string, language: Language): { passed: number; failed: number } {
  const words = WORDS[language];
  let value: unknown;
  try {
    if (statSync(file).size > MAX_BYTES) throw new Error(words.notVectors);
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    out(`not ok ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
  const told = historyFileSchema.safeParse(value);
  if (told.success) {
    const failures = runHistories(told.data);
    for (const { index, what, expected, got } of failures)
      out(`not ok ${file} /histories/${index} ${what}: ${words.expected} ${expected}, ${words.got} ${got[language]}`);
    return { passed: told.data.histories.length - failures.length, failed: failures.length };
  }
  const read = vectorFileSchema.safeParse(value);
  if (!read.success) {
    out(`not ok ${file}: ${words.notVectors}`);
    return { passed: 0, failed: 1 };
  }
  const failures = runVectors(read.data);
  for (const { index, what, expected, got } of failures)
    out(`not ok ${file} /cases/${index} ${what}: ${words.expected} ${expected}, ${words.got} ${got[language]}`);
  return { passed: read.data.cases.length - failures.length, failed: failures.length };
}
