import type { Blueprint } from "../blueprint.ts";
import type { Directory } from "../directory.ts";
import type { Finding } from "../finding.ts";
import type { Graph } from "../graph.ts";
import { type Sentence, type Text, textIn } from "../text.ts";
import type { Uses } from "../used.ts";

/** What a check finds; its code and severity are the check's own. */
export type Problem = Omit<Finding, "code" | "severity">;

/** What a document of any kind uses. The directory is there when it is checked for an installation. */
export interface Used {
  readonly uses: Uses;
  readonly directory: Directory | undefined;
}

/** Everything that a check of a process may look at. */
export interface Subject extends Used {
  readonly document: Blueprint;
  readonly graph: Graph;
}

/** One rule about documents. `code` is stable: findings, the problems panel and what is put aside name it. */
interface CheckOf<S> {
  readonly code: string;
  readonly title: Sentence;
  readonly severity: "error" | "warning";
  readonly check: (subject: S) => Iterable<Problem>;
}

/** One rule about processes. */
export type Check = CheckOf<Subject>;

/** One rule about whatever names something that stands elsewhere. */
export type UseCheck = CheckOf<Used>;

/** A name in quotes, in both languages. */
export const quoted = (text: Text): Sentence => ({ en: `“${textIn(text, "en")}”`, fr: `« ${textIn(text, "fr")} »` });

/** Names in a row: “A”, “B”. */
export const listed = (texts: readonly Text[]): Sentence => ({
  en: texts.map((text) => quoted(text).en).join(", "),
  fr: texts.map((text) => quoted(text).fr).join(", "),
});
