import { SEARCH_OPERATORS } from "../../blueprints/search/operators.ts";
import { type FilterPart, parseQuery, type QueryFinding, type WordsPart } from "../../blueprints/search/query.ts";
import { plainWords, tokensIn } from "../../blueprints/search/tokens.ts";
import type { Asked, TicketTest } from "./asked.ts";
import { type Around, meaningOf, noOrder, unknownValue } from "./values.ts";

/** A query with its meaning, and what of it has none. */
export interface Understood {
  readonly asked: Asked;
  readonly findings: readonly QueryFinding[];
}

/** Gives what was typed its meaning at this desk, for this person. What has none is a finding with its place. */
export function understand(typed: string, around: Around): Understood {
  const { parts, findings: read } = parseQuery(typed);
  const findings: QueryFinding[] = [...read];
  const words: WordsPart[] = [];
  const tests: TicketTest[] = [];
  for (const part of parts) {
    if (part.kind === "words") {
      words.push(part);
      continue;
    }
    const test = testOf(part, around);
    if (test === null) {
      findings.push(unknownOperator(part));
      words.push(...asWords(typed, part));
    } else if ("code" in test) findings.push(test);
    else tests.push({ ...test, not: part.not });
  }
  const [only] = words;
  const number = words.length === 1 && only && !only.not ? numberOf(typed.slice(only.from, only.to)) : null;
  return { asked: { words, tests, number }, findings };
}

/** Null: it is no operator of ours, or none of a requester's: which ones agents have is told to nobody else. */
function testOf(part: FilterPart, around: Around): ReturnType<typeof meaningOf> | null {
  const operator = SEARCH_OPERATORS.find(({ name }) => name === part.name);
  if (operator && (around.inside || operator.forRequesters)) return meaningOf(operator, part, around);
  if (!around.inside) return null;
  const field = [...around.definitions.fields.keys()].find((key) => key.toLowerCase() === part.name);
  if (field === undefined) return null;
  if (part.comparison !== "=") return noOrder(part);
  if (plainWords(part.value) === "") return unknownValue(part);
  return { kind: "key", key: { name: `fields.${part.name}`, value: part.value } };
}

/** `note:urgent` with no such operator is looked for as two words in a row. */
function asWords(typed: string, { from, to, not }: FilterPart): readonly WordsPart[] {
  const words = tokensIn(typed.slice(from, to)).map(({ word }) => word);
  return words.length === 0 ? [] : [{ kind: "words", not, words, begins: true, from, to }];
}

const numberOf = (text: string): number | null => {
  const [, digits] = /^#?([0-9]{1,15})$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
};

const unknownOperator = ({ name, from, to }: FilterPart): QueryFinding => ({
  code: "unknownOperator",
  severity: "warning",
  from,
  to,
  message: {
    en: `“${name}:” is no operator: it is looked for as words.`,
    fr: `« ${name}: » n’est pas un opérateur : il est cherché comme des mots.`,
  },
});
