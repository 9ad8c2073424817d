import type { DocumentEdit } from "../../blueprints/finding.ts";

/** The value with JSON Patch edits applied one after the other; an edit whose place is not there is left out. */
export function edited(value: unknown, edits: readonly DocumentEdit[]): unknown {
  return edits.reduce<unknown>((current, edit) => put(current, steps(edit.path), edit), value);
}

const steps = (path: string): string[] =>
  path === ""
    ? []
    : path
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

function put(value: unknown, path: readonly string[], edit: DocumentEdit): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return edit.op === "remove" ? undefined : edit.value;
  if (Array.isArray(value)) return putInList(value, head, rest, edit);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (rest.length === 0 && edit.op === "remove") return Object.fromEntries(entries.filter(([key]) => key !== head));
  const old = entries.find(([key]) => key === head)?.[1];
  if (rest.length > 0 && old === undefined) return value;
  const next = put(old, rest, edit);
  return Object.fromEntries(
    entries.some(([key]) => key === head)
      ? entries.map(([key, v]) => [key, key === head ? next : v])
      : [...entries, [head, next]],
  );
}

function putInList(list: readonly unknown[], head: string, rest: readonly string[], edit: DocumentEdit): unknown {
  const index = head === "-" ? list.length : Number(head);
  if (!Number.isInteger(index) || index < 0 || index > list.length) return list;
  if (rest.length > 0) return list.map((item, at) => (at === index ? put(item, rest, edit) : item));
  if (edit.op === "add") return list.toSpliced(index, 0, edit.value);
  return edit.op === "remove" ? list.toSpliced(index, 1) : list.with(Math.min(index, list.length - 1), edit.value);
}
