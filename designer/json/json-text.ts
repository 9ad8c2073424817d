import {
  applyEdits,
  type Edit,
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  modify,
  parseTree,
} from "jsonc-parser";
import { isJsonObject } from "../../blueprints/json.ts";

const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/** How a document is written when nobody has written it by hand. */
export const printed = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** A change of one place: the value is undefined where it goes. */
interface Change {
  readonly path: (string | number)[];
  readonly value: unknown;
}

/** The smallest places that differ; lists of another length, and objects whose keys stand in another order, are one place. */
function changes(before: unknown, after: unknown, path: (string | number)[]): Change[] {
  if (Object.is(before, after) || JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (after.length === before.length) return after.flatMap((item, at) => changes(before[at], item, [...path, at]));
    // Added at the end: each by itself, so that what stands before keeps its writing.
    const grown =
      after.length > before.length && JSON.stringify(after.slice(0, before.length)) === JSON.stringify(before);
    if (grown) return after.slice(before.length).map((value, at) => ({ path: [...path, before.length + at], value }));
    return [{ path, value: after }];
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const kept = Object.keys(before).filter((key) => key in after);
    const order = Object.keys(after).filter((key) => key in before);
    if (kept.join("\n") !== order.join("\n")) return [{ path, value: after }];
    const gone = Object.keys(before).filter((key) => !(key in after));
    return [
      ...gone.map((key) => ({ path: [...path, key], value: undefined })),
      ...Object.keys(after).flatMap((key) =>
        key in before
          ? changes(before[key], after[key], [...path, key])
          : [{ path: [...path, key], value: after[key] }],
      ),
    ];
  }
  return [{ path, value: after }];
}

/**
 * The text after the document changed from `before` to `after`: only the places that differ are written anew, the person's own
 * layout stays. Falls back to writing the whole when the result would not read as `after`.
 */
export function editText(text: string, before: unknown, after: unknown): string {
  let next = text;
  for (const { path, value } of changes(before, after, [])) {
    if (path.length === 0) return printed(after);
    next = applyEdits(next, modify(next, path, value, FORMAT));
  }
  try {
    return JSON.stringify(JSON.parse(next)) === JSON.stringify(after) ? next : printed(after);
  } catch {
    return printed(after);
  }
}

/** The one edit that turns a text into another: what is the same at both ends stays, with cursor and folds. */
export function spanOfChange(before: string, after: string): Edit | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { offset: start, length: before.length - start - end, content: after.slice(start, after.length - end) };
}

/** JSON pointer of the place at an offset. */
export function pointerAtOffset(text: string, offset: number): string {
  const tree = parseTree(text);
  const node = tree && findNodeAtOffset(tree, offset, true);
  return node
    ? getNodePath(node)
        .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
        .join("")
    : "";
}

/** Where a pointer's value stands in the text; the nearest parent where it is missing. */
export function rangeOfPointer(
  text: string,
  pointer: string,
): { readonly offset: number; readonly length: number } | null {
  const tree = parseTree(text);
  if (!tree) return null;
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  for (let count = steps.length; count >= 0; count -= 1) {
    const path = steps.slice(0, count).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const node = findNodeAtLocation(tree, path);
    if (node) return { offset: node.offset, length: node.length };
  }
  return null;
}
