import type { Option } from "../../blueprints/field-kinds/limits.ts";
import { patched } from "../commands/edits.ts";

interface Node {
  readonly option: Option;
  readonly children: readonly Node[];
}

/** Options as a tree; what stands under something that is not there stands on top. */
function nodesOf(options: readonly Option[]): readonly Node[] {
  const values = new Set(options.map(({ value }) => value));
  const under = (above: string | undefined): readonly Node[] =>
    options
      .filter((one) => (one.under !== undefined && values.has(one.under) ? one.under : undefined) === above)
      .map((option) => ({ option, children: above === option.value ? [] : under(option.value) }));
  return under(undefined);
}

const listOf = (nodes: readonly Node[], above: string | undefined): Option[] =>
  nodes.flatMap(({ option, children }) => [patched(option, { under: above }), ...listOf(children, option.value)]);

/** The tree with the list of brothers and sisters around a value changed. */
function among(
  nodes: readonly Node[],
  value: string,
  change: (siblings: readonly Node[], at: number) => readonly Node[],
): readonly Node[] {
  const at = nodes.findIndex(({ option }) => option.value === value);
  if (at >= 0) return change(nodes, at);
  return nodes.map((node) => ({ ...node, children: among(node.children, value, change) }));
}

const without = (nodes: readonly Node[], at: number): readonly Node[] => nodes.toSpliced(at, 1);

export type Move = "up" | "down" | "in" | "out";

/** The options after a move; what stands under one moves with it. A move that there is no room for changes nothing. */
export function moved(options: readonly Option[], value: string, move: Move): readonly Option[] {
  const nodes = nodesOf(options);
  const next =
    move === "out" ? taken(nodes, value) : among(nodes, value, (siblings, at) => shifted(siblings, at, move));
  return listOf(next, undefined);
}

function shifted(siblings: readonly Node[], at: number, move: Exclude<Move, "out">): readonly Node[] {
  const node = siblings[at];
  const before = siblings[at - 1];
  if (!node) return siblings;
  if (move === "in")
    return before ? without(siblings, at).with(at - 1, { ...before, children: [...before.children, node] }) : siblings;
  const to = at + (move === "up" ? -1 : 1);
  return to < 0 || to >= siblings.length ? siblings : without(siblings, at).toSpliced(to, 0, node);
}

/** One level out: right behind what it stood under. */
function taken(nodes: readonly Node[], value: string): readonly Node[] {
  return nodes.flatMap((parent): readonly Node[] => {
    const at = parent.children.findIndex(({ option }) => option.value === value);
    const node = parent.children[at];
    return node
      ? [{ ...parent, children: without(parent.children, at) }, node]
      : [{ ...parent, children: taken(parent.children, value) }];
  });
}

/** The value with all that stands under it. */
export function branchOf(options: readonly Option[], value: string): readonly string[] {
  const children = options.filter(({ under, value: own }) => under === value && own !== value);
  return [value, ...children.flatMap((child) => branchOf(options, child.value))];
}

/** How deep an option stands: 0 on top. */
export function depthOf(options: readonly Option[], { under }: Option): number {
  const above = options.find(({ value }) => value === under);
  const others = options.filter((one) => one !== above);
  return above ? 1 + depthOf(others, above) : 0;
}
