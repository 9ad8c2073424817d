import type { DirectoryView } from "../../../api/contract/directory.ts";
import { type OperatorKind, SCALES, SEARCH_OPERATORS } from "../../../blueprints/search/operators.ts";
import { plainWords } from "../../../blueprints/search/tokens.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";

/** One way to go on with what is being typed. `whole` is the box's text with it. */
export interface Completion {
  readonly label: string;
  readonly hint: string;
  readonly whole: string;
}

export interface Surroundings {
  /** Absent: not read yet. A requester's has no people and groups. */
  readonly directory: DirectoryView | undefined;
  readonly agent: boolean;
  readonly language: Language;
}

const MOST = 8;
const PERIODS = ["today", "yesterday", "<7d", ">30d"];
/** What is being typed at the end of the box: a minus, an operator with its comparison, and what stands behind it. */
const TYPED = /(?:^|\s)(-?)(?:([A-Za-z][A-Za-z0-9_-]*):(<=|>=|<|>|=)?)?([^\s"]*|"[^"]*)$/;

/** Operators that begin as the last word does, or the values of the operator that it is. */
export function completionsOf(text: string, surroundings: Surroundings): readonly Completion[] {
  const typed = TYPED.exec(text);
  if (!typed) return [];
  const [, not = "", name, comparison = "", begun = ""] = typed;
  if (name === undefined) return begun === "" ? [] : operatorsOf(text, begun, surroundings);
  const head = `${not}${name}:${comparison}`;
  const before = text.slice(0, text.length - head.length - begun.length);
  const wanted = plainWords(begun);
  return valuesOf(name.toLowerCase(), surroundings)
    .filter(({ value, name }) => value !== begun && fits(wanted, value, name))
    .slice(0, MOST)
    .map(({ value, name }) => {
      const written = /\s/.test(value) ? `"${value}"` : value;
      return { label: `${head}${written}`, hint: name, whole: `${before}${head}${written} ` };
    });
}

const fits = (wanted: string, ...texts: readonly string[]): boolean =>
  wanted === "" || texts.some((text) => ` ${plainWords(text)}`.includes(` ${wanted}`));

function operatorsOf(text: string, begun: string, { agent, directory, language }: Surroundings) {
  const minus = begun.startsWith("-") ? "-" : "";
  const start = begun.slice(minus.length).toLowerCase();
  if (start === "") return [];
  const before = text.slice(0, text.length - start.length - minus.length);
  const fields = agent ? (directory?.fields ?? []) : [];
  const all = [
    ...SEARCH_OPERATORS.filter(({ forRequesters }) => agent || forRequesters).map(({ name, title }) => ({
      name,
      hint: title[language],
    })),
    ...fields.map(({ key, name }) => ({ name: key, hint: textIn(name, language) })),
  ];
  return all
    .filter(({ name }) => name.toLowerCase().startsWith(start))
    .slice(0, MOST)
    .map(({ name, hint }) => ({ label: `${minus}${name}:`, hint, whole: `${before}${minus}${name}:` }));
}

interface Value {
  readonly value: string;
  readonly name: string;
}

const plain = (values: readonly string[]): readonly Value[] => values.map((value) => ({ value, name: "" }));
/** `group:finance` is written `finance`. */
const short = (key: string): string => key.slice(key.indexOf(":") + 1);

function valuesOf(operator: string, { directory, agent, language }: Surroundings): readonly Value[] {
  const known = SEARCH_OPERATORS.find(({ name, forRequesters }) => name === operator && (agent || forRequesters));
  if (known) return valuesOfKind(known.kind, directory, agent, language);
  const field = agent ? directory?.fields.find(({ key }) => key.toLowerCase() === operator) : undefined;
  return (field?.options ?? []).map(({ value, name }) => ({ value, name: textIn(name, language) }));
}

function valuesOfKind(
  kind: OperatorKind,
  directory: DirectoryView | undefined,
  agent: boolean,
  language: Language,
): readonly Value[] {
  const named = (list: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (list ?? []).map(({ id, name }) => ({ value: short(id), name }));
  switch (kind) {
    case "status":
      return plain(SCALES.status.filter((status) => agent || status !== "hold"));
    case "priority":
      return plain([...SCALES.priority, "none"]);
    case "period":
      return plain(PERIODS);
    case "person":
      return [...plain(["me", "none"]), ...named(directory?.people.filter(({ active }) => active))];
    case "group":
      return [...plain(["mine", "none"]), ...named(directory?.groups)];
    case "department":
      return [...plain(["none"]), ...named(directory?.departments)];
    case "blueprint":
      return [
        ...plain(["none"]),
        ...(directory?.blueprints ?? []).map(({ key, name }) => ({ value: key, name: textIn(name, language) })),
      ];
    case "contact":
    case "state":
    case "tag":
    case "word":
      return [];
  }
}
