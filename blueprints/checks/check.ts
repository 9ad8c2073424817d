import type { Blueprint } from "../blueprint.ts";
import type { Directory } from "../directory.ts";
import type { Finding } from "../finding.ts";
import type { Graph } from "../graph.ts";
import { type Sentence, type Text, textIn } from "../text.ts";
import type { Uses } from "../uses.ts";

/** What a check finds; its code and severity are the check's own. */
export type Problem = Omit<Finding, "code" | "severity">;

/** Everything that a check may look at. The directory is there when the document is checked for an installation. */
export interface Subject {
  readonly document: Blueprint;
  readonly graph: Graph;
  readonly uses: Uses;
  readonly directory: Directory | undefined;
}

/** One rule about processes. `code` is stable: findings, the problems panel and what is put aside name it. */
export interface Check {
  readonly code: string;
  readonly title: Sentence;
  readonly severity: "error" | "warning";
  readonly check: (subject: Subject) => Iterable<Problem>;
}

/** A name in quotes, in both languages. */
export const quoted = (text: Text): Sentence => ({ en: `“${textIn(text, "en")}”`, fr: `« ${textIn(text, "fr")} »` });

/** Names in a row: “A”, “B”. */
export const listed = (texts: readonly Text[]): Sentence => ({
  en: texts.map((text) => quoted(text).en).join(", "),
  fr: texts.map((text) => quoted(text).fr).join(", "),
});
