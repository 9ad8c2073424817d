import type { Option } from "../../blueprints/field-kinds/limits.ts";
import { patched } from "../commands/edits.ts";

interface Node {
  readonly option: Option;
  readonly children: readonly Node[];
}

/** What an option stands under: something before it, else nothing, whatever a draft says. So there are no rings. */
function parentOf(options: readonly Option[], option: Option): Option | undefined {
  return options.slice(0, options.indexOf(option)).find(({ value }) => value === option.under);
}

const childrenOf = (options: readonly Option[], parent: Option | undefined): readonly Option[] =>
  options.filter((option) => parentOf(options, option) === parent);

/** Options as a tree. */
const nodesOf = (options: readonly Option[], parent?: Option): readonly Node[] =>
  childrenOf(options, parent).map((option) => ({ option, children: nodesOf(options, option) }));

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
  const option = options.find((one) => one.value === value);
  const children = option ? childrenOf(options, option) : [];
  return [value, ...children.flatMap((child) => branchOf(options, child.value))];
}

/** How deep an option stands: 0 on top. */
export function depthOf(options: readonly Option[], option: Option): number {
  const parent = parentOf(options, option);
  return parent ? 1 + depthOf(options, parent) : 0;
}
