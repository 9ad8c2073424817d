import { type Command, complain, out, readOptions } from "./command.ts";
import { verifyFile } from "./document-file.ts";
import { runDocumentExamples, surroundingsOf } from "./run-document-examples.ts";

/** Runs the examples that documents carry. A document that cannot be read counts as one that failed. */
export const test: Command = {
  summary: { en: "Run the examples that documents carry.", fr: "Jouer les exemples que portent les documents." },
  usage: "[--language en|fr] FILE…",
  run: (args) => {
    const { language, files, unknown } = readOptions(args);
    if (files.length === 0 || unknown.length > 0) {
      complain(`usage: filrouge test ${test.usage}`);
      return 2;
    }
    const read = files.map(verifyFile);
    const surroundings = surroundingsOf(read.flatMap(({ document }) => document ?? []));
    let passed = 0;
    let failed = 0;
    for (const { file, document, findings } of read) {
      if (!document) {
        failed += 1;
        for (const { line, column, message } of findings) out(`not ok ${file}:${line}:${column} ${message[language]}`);
        continue;
      }
      for (const example of runDocumentExamples(document, surroundings)) {
        if (example.passed) passed += 1;
        else failed += 1;
        out(`${example.passed ? "ok" : "not ok"} ${document.key}: ${example.name}`);
        for (const failure of example.failures) out(`   ${failure[language]}`);
      }
    }
    out(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  },
};
