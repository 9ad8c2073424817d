import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";

/** A new sortable id (UUIDv7). It is no secret and carries no authority. */
export const newId = (): string => uuidv7();

/** An id that depends on nothing but its parts, so that doing the same again gives the same id. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

/** Tells two requests with one idempotency key apart: the hash of what was asked, such as method, path and body. */
export function requestHash(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
