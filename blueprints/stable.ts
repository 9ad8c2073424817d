import type { Json } from "./json.ts";
import { isJsonObject } from "./json.ts";

const WIDTH = 120;

/**
 * The one written form of a document: the same value gives the same bytes, so that a diff of two exports is a list of
 * decisions. Keys keep their order (what was read through the grammar has the grammar's); what fits on a line stands on one.
 */
export const stableText = (document: Json): string => `${write(document, "", WIDTH)}\n`;

function write(value: Json, indent: string, used: number): string {
  const flat = oneLine(value, WIDTH - indent.length - used);
  if (flat !== null) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item: Json) => inner + write(item, inner, 1)).join(",\n")}\n${indent}]`;
  }
  if (!isJsonObject(value)) return JSON.stringify(value);
  const lines = Object.entries(value).map(([key, item]) => {
    const head = `${JSON.stringify(key)}: `;
    return inner + head + write(item, inner, head.length + 1);
  });
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

/** `{ "id": "open", "status": "open" }`, as people write a short object; null when it needs more than `room`. */
function oneLine(value: Json, room: number): string | null {
  if (typeof value !== "object" || value === null) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : null;
  }
  const list = Array.isArray(value);
  const parts: string[] = [];
  let left = room - (list ? 2 : 4);
  for (const [key, item] of Object.entries(value) as [string, Json][]) {
    const head = list ? "" : `${JSON.stringify(key)}: `;
    const part = left < head.length ? null : oneLine(item, left - head.length);
    if (part === null) return null;
    parts.push(head + part);
    left -= head.length + part.length + 2;
  }
  if (list) return `[${parts.join(", ")}]`;
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}
