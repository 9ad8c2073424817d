import { isJsonObject, type Json, type JsonObject } from "../../blueprints/json.ts";

/** Reads JSON that this program wrote itself. What comes from outside is parsed at the edge, never here. */
export const readJson = (text: string): Json => JSON.parse(text) as Json;

/** A list of strings that this program wrote. */
export function readStrings(text: string): readonly string[] {
  const value = readJson(text);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** An object that this program wrote; empty when it is none. */
export function readObject(text: string): JsonObject {
  const value = readJson(text);
  return isJsonObject(value) ? value : {};
}
