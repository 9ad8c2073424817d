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
  return PARTS.every((part) => typeof parts[part] === "string");
}
