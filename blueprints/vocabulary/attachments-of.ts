import type { Answers } from "../event.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { Attachment } from "../message.ts";

/** The attachment references among the answers; what is no reference is left out (its ask says so). */
export function attachmentsOf(answers: Answers): readonly Attachment[] {
  const given = answers.attachments;
  return Array.isArray(given) ? given.flatMap((one: Json) => attachmentOf(one) ?? []) : [];
}

/** One reference to a stored file; null when the value is none. */
export function attachmentOf(value: Json): Attachment | null {
  if (!isJsonObject(value)) return null;
  const { id, name, contentType, size, ...rest } = value;
  if (Object.keys(rest).length > 0) return null;
  if (typeof id !== "string" || typeof name !== "string" || typeof contentType !== "string") return null;
  return typeof size === "number" && Number.isSafeInteger(size) && size >= 0 ? { id, name, contentType, size } : null;
}
