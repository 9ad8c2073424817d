import { type ComparedView, type NameView, REPLACEABLE_KINDS } from "../../api/contract/exchange.ts";
import { renamed, replaced } from "../../blueprints/export/rename.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { freeKey } from "../../blueprints/key.ts";
import { idOf } from "./chosen.ts";

export const CHOICES = ["take", "keep", "copy"] as const;
export type Choice = (typeof CHOICES)[number];

/** What may be done with a line: what is the same, or belongs to others, is left as it is. */
export const choicesFor = ({ standing }: ComparedView): readonly Choice[] =>
  standing === "new" ? ["take", "keep"] : standing === "different" ? CHOICES : ["keep"];

/** What is new is taken; what differs stays as it is here, but what was exported itself comes as a copy. */
export const firstChoice = (line: ComparedView, index: number): Choice =>
  line.standing === "new" ? "take" : line.standing === "different" && index === 0 ? "copy" : "keep";

/** The key under which a copy would stand: free on this desk and in the file. */
export const copyKey = (
  { kind, key }: ComparedView,
  lines: readonly ComparedView[],
  here: ReadonlySet<string>,
): string =>
  freeKey(
    [...here, ...lines.map(idOf)].flatMap((id) => (id.startsWith(`${kind}/`) ? [id.slice(kind.length + 1)] : [])),
    key,
  );

export interface Taken {
  readonly document: JsonObject;
  readonly revision: number;
}

/** What the file names and nothing that is taken brings: nobody here has it, or it is left out. In the order of the file. */
export const unmet = (
  lines: readonly ComparedView[],
  missing: readonly NameView[],
  choiceOf: (line: ComparedView, index: number) => Choice,
): readonly NameView[] => [
  ...lines
    .filter((line, index) => line.standing === "new" && choiceOf(line, index) === "keep")
    .map(({ kind, key }) => ({ kind, key })),
  ...missing,
];

/** What is taken, with something of this workspace in the place of what nobody has: `by` says for `group/finance` its key here. */
export const withOurs = (
  taken: readonly Taken[],
  names: readonly NameView[],
  by: ReadonlyMap<string, string>,
): readonly Taken[] =>
  names.reduce<readonly Taken[]>((next, one) => {
    const [to, kind] = [by.get(idOf(one)), REPLACEABLE_KINDS.find((known) => known === one.kind)];
    if (!to || !kind) return next;
    return next.map(({ document, revision }) => ({
      document: replaced(document, { kind, from: one.key, to }),
      revision,
    }));
  }, taken);

/** The documents that become drafts; copies under their new key, and everything taken names them by it. */
export function takenOf(
  lines: readonly ComparedView[],
  documents: readonly JsonObject[],
  choiceOf: (line: ComparedView, index: number) => Choice,
  here: ReadonlySet<string>,
): readonly Taken[] {
  const kept = lines.flatMap((line, index) => {
    const [choice, document] = [choiceOf(line, index), documents[index]];
    return choice === "keep" || !document ? [] : [{ line, choice, document }];
  });
  let next: readonly JsonObject[] = kept.map(({ document }) => document);
  for (const { line, choice } of kept)
    if (choice === "copy") next = renamed(next, { kind: line.kind, from: line.key, to: copyKey(line, lines, here) });
  return next.map((document, index) => ({
    document,
    revision: kept[index]?.choice === "take" ? (kept[index]?.line.revision ?? 0) : 0,
  }));
}
