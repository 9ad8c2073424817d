import type { Mailbox } from "../../../blueprints/mailbox.ts";

/** A first draft: address and department are still to be written. */
export const plainMailbox = (key: string, name: string): Mailbox => ({
  ...{ kind: "mailbox", schemaVersion: 1, key, name },
  ...{ address: "", department: "", language: "en", sender: name },
});

const PARTS = ["address", "department", "language", "sender"] as const;

/** True for a mailbox that the form can show, finished or not. */
export function isMailboxLike(value: unknown): value is Mailbox {
  if (typeof value !== "object" || value === null) return false;
  const parts = value as Readonly<Record<string, unknown>>; // any object has parts of any kind
  return PARTS.every((part) => typeof parts[part] === "string") && isPlaceLike(parts.imap);
}

/** Where its mail is fetched from, as far as the form needs it; absent: nowhere. */
function isPlaceLike(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  const place = value as Readonly<Record<string, unknown>>; // any object has parts of any kind
  const { afterwards } = place;
  const moved = typeof afterwards === "object" && afterwards !== null && "move" in afterwards;
  return (
    ["host", "security", "user", "folder", "begin"].every((part) => typeof place[part] === "string") &&
    typeof place.port === "number" &&
    (typeof afterwards === "string" || (moved && typeof afterwards.move === "string"))
  );
}
