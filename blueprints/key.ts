import { z } from "zod";

/** Key of a document, a state, a transition or a step: stable, plain, never shown as a name. */
export const keySchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "A key is a letter, then letters, digits, - and _, at most 64.")
  .describe("Stable key: a letter, then letters, digits, - and _. Renaming a label never touches it.");

/** A key made from a name: `In triage` gives `in-triage`; never empty, never longer than 64. */
export function keyFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 56);
  return plain === "" ? "item" : plain;
}

/** `wanted`, or with the first free number behind it. */
export function freeKey(taken: Iterable<string>, wanted: string): string {
  const used = new Set(taken);
  if (!used.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const key = `${wanted}-${number}`;
    if (!used.has(key)) return key;
  }
}
