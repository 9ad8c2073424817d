import { namesAt, valueWords } from "../../blueprints/condition/sentence.ts";
import type { Explanation, Names } from "../../blueprints/condition.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { list } from "../phrases.ts";

const ALL: ReadonlySet<string> = new Set(["allOf", "and"]);
const ANY: ReadonlySet<string> = new Set(["anyOf", "or"]);
const MOST_TOLD = 3;

/**
 * The part of an explained condition that decided, in words with the value that it saw: "Priority is urgent (was low)". Of parts
 * that must hold together the first that did not; of parts of which one was enough every one, three at most.
 */
export function decidingPart(explanation: Explanation, names: Names = {}): Sentence {
  const parts = explanation.operands.flatMap((operand) => operand.explanation ?? []);
  if (parts.length > 0 && ALL.has(explanation.operator)) {
    const failed = parts.find(({ holds }) => holds !== true);
    if (failed) return decidingPart(failed, names);
    return list(
      parts.slice(0, MOST_TOLD).map((part) => decidingPart(part, names)),
      "and",
    );
  }
  if (parts.length > 0 && ANY.has(explanation.operator)) {
    const held = parts.find(({ holds }) => holds === true);
    if (held) return decidingPart(held, names);
    return list(
      parts.slice(0, MOST_TOLD).map((part) => decidingPart(part, names)),
      "or",
    );
  }
  return withValues(explanation, names);
}

/** Its own sentence already tells the values that it read itself; those that its parts read are told here. */
function withValues(explanation: Explanation, names: Names): Sentence {
  const own = explanation.operands.some(({ path }) => path !== undefined && path !== "now");
  const seen = own ? [] : valuesBelow(explanation);
  if (seen.length === 0) return explanation.sentence;
  const values = seen.map(({ path, value }) => valueWords(value, namesAt(path, names)));
  return {
    en: `${explanation.sentence.en} (was ${values.map(({ en }) => en).join(", ")})`,
    fr: `${explanation.sentence.fr} (était ${values.map(({ fr }) => fr).join(", ")})`,
  };
}

interface Seen {
  readonly path: string;
  readonly value: Json | undefined;
}

function valuesBelow(explanation: Explanation): readonly Seen[] {
  const found = new Map<string, Seen>();
  const visit = ({ operands }: Explanation): void => {
    for (const { path, value, unknown, explanation: part } of operands) {
      if (path !== undefined && path !== "now" && found.size < MOST_TOLD)
        found.set(path, { path, value: unknown ? undefined : value });
      if (part) visit(part);
    }
  };
  visit(explanation);
  return [...found.values()];
}
