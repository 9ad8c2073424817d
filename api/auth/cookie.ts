import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};

/** The first cookie of that name, as the browser keeps it. */
function cookieNamed(header: string, name: string): string | null {
  for (const part of header.split(";")) {
    const equals = part.indexOf("=");
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    const value = part.slice(equals + 1).trim();
    return decoded(value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value);
  }
  return null;
}

/** Signatures that were right stay right; so many are remembered, and the oldest forgotten first. */
const KEPT = 1_000;

/** Reads what this desk's signed cookie of that name holds: null when there is none, or when this desk has not signed it. */
export function signedCookies(name: string, key: KeyObject): (header: string) => string | null {
  const held = new Map<string, string>();
  return (header) => {
    const value = cookieNamed(header, name);
    if (value === null) return null;
    const known = held.get(value);
    if (known !== undefined) return known;
    const read = verified(value, key);
    if (read === null) return null;
    held.set(value, read);
    const oldest = held.keys().next();
    if (held.size > KEPT && !oldest.done) held.delete(oldest.value);
    return read;
  };
}

function verified(value: string, key: KeyObject): string | null {
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const held = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), "base64");
  const expected = createHmac("sha256", key).update(held).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? held : null;
}
