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

/** What a signed cookie holds; null when there is none, or when this desk has not signed it. */
export function signedCookie(header: string, name: string, key: KeyObject): string | null {
  const value = cookieNamed(header, name);
  const dot = value?.lastIndexOf(".") ?? -1;
  if (value === null || dot < 1) return null;
  const held = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), "base64");
  const expected = createHmac("sha256", key).update(held).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? held : null;
}
