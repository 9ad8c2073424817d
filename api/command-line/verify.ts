import type { Language } from "../../blueprints/text.ts";
import type { ExampleResult } from "../../runtime/examples/examples.ts";
import { type Command, complain, out, readOptions } from "./command.ts";
import { type VerifiedFile, verifyFile } from "./document-file.ts";
import { runDocumentExamples, surroundingsOf } from "./run-document-examples.ts";

interface Outcome extends VerifiedFile {
  readonly examples: readonly ExampleResult[];
}

/** Says what is wrong with documents, and runs the examples of those without errors. */
export const verify: Command = {
  summary: { en: "Check documents and run their examples.", fr: "Vérifier des documents et jouer leurs exemples." },
  usage: "[--json] [--language en|fr] FILE…",
  run: (args) => {
    const { json, language, files, unknown } = readOptions(args);
    if (files.length === 0 || unknown.length > 0) {
      complain(`usage: filrouge verify ${verify.usage}`);
      return 2;
    }
    const verified = files.map(verifyFile);
    const surroundings = surroundingsOf(verified.flatMap(({ document }) => document ?? []));
    const outcomes = verified.map((file): Outcome => {
      const sound = file.document !== undefined && errors(file) === 0;
      return { ...file, examples: sound && file.document ? runDocumentExamples(file.document, surroundings) : [] };
    });
    if (json) out(JSON.stringify(outcomes.map(reported), null, 2));
    else for (const line of outcomes.flatMap((outcome) => lines(outcome, language))) out(line);
    const failed = outcomes.some((outcome) => errors(outcome) > 0 || outcome.examples.some(({ passed }) => !passed));
    return failed ? 1 : 0;
  },
};

const errors = ({ findings }: VerifiedFile): number => findings.filter(({ severity }) => severity === "error").length;

const reported = ({ file, document, findings, needs, examples }: Outcome): object => ({
  file,
  kind: document?.kind ?? null,
  key: document?.key ?? null,
  findings,
  needs,
  examples,
});

const WORDS = {
  en: { error: "error", warning: "warning", hint: "hint", example: "example" },
  fr: { error: "erreur", warning: "avertissement", hint: "conseil", example: "exemple" },
} as const;

function lines({ file, findings, examples }: Outcome, language: Language): string[] {
  const words = WORDS[language];
  const found = findings.map(({ line, column, severity, code, message, pointer }) => {
    const text = code === "document.notJson" ? message[language].replace(/^\d+:\d+: /, "") : message[language];
    return `${file}:${line}:${column} ${words[severity]} ${code} ${pointer || "/"} ${text}`;
  });
  const failing = examples
    .filter(({ passed }) => !passed)
    .flatMap(({ name, failures }) =>
      failures.map((failure) => `${file} ${words.example} “${name}”: ${failure[language]}`),
    );
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const passed = examples.length - examples.filter((example) => !example.passed).length;
  const [wrong, doubtful] = [count("error"), count("warning")];
  const summary = {
    en: `${wrong} ${wrong === 1 ? "error" : "errors"}, ${doubtful} ${doubtful === 1 ? "warning" : "warnings"}, ${passed} of ${examples.length} examples pass`,
    fr: `${wrong} ${wrong < 2 ? "erreur" : "erreurs"}, ${doubtful} ${doubtful < 2 ? "avertissement" : "avertissements"}, ${passed} ${passed < 2 ? "exemple" : "exemples"} sur ${examples.length} ${passed < 2 ? "réussi" : "réussis"}`,
  };
  return [...found, ...failing, `${file}: ${summary[language]}`];
}
