import type { WebhookSource } from "../../../blueprints/channel.ts";
import { pointer } from "../../../blueprints/json.ts";

export const MESSAGE_SLOTS = ["subject", "text", "thread", "id"] as const;
export const REQUESTER_SLOTS = ["name", "email", "phone", "handle", "customerNumber"] as const;

/** A part of the mapping that takes values: where it stands, what it says, and the mapping with something else in it. */
export interface Slot {
  readonly pointer: string;
  readonly text: string;
  readonly required: boolean;
  readonly with: (text: string) => WebhookSource;
}

export function messageSlot(source: WebhookSource, part: (typeof MESSAGE_SLOTS)[number]): Slot {
  const { [part]: text = "", ...rest } = source.message;
  return {
    pointer: `/source/message/${part}`,
    text,
    required: part === "text",
    with: (next) => ({
      ...source,
      // The text may be empty while it is typed; the grammar says that it is needed.
      message: next === "" && part !== "text" ? { text: "", ...rest } : { ...source.message, [part]: next },
    }),
  };
}

export function requesterSlot(source: WebhookSource, part: (typeof REQUESTER_SLOTS)[number]): Slot {
  const { [part]: text = "", ...others } = source.requester ?? {};
  const { requester: _, ...nobody } = source;
  return {
    pointer: `/source/requester/${part}`,
    text,
    required: false,
    with: (next) => {
      const requester = next === "" ? others : { ...others, [part]: next };
      return Object.keys(requester).length === 0 ? nobody : { ...source, requester };
    },
  };
}

export function fieldSlot(source: WebhookSource, key: string): Slot {
  return {
    pointer: `/source/fields${pointer(key)}`,
    text: source.fields?.[key] ?? "",
    required: false,
    with: (next) => ({ ...source, fields: { ...source.fields, [key]: next } }),
  };
}

export function withoutField(source: WebhookSource, key: string): WebhookSource {
  const { fields: { [key]: _, ...left } = {}, ...rest } = source;
  return Object.keys(left).length === 0 ? rest : { ...rest, fields: left };
}

export function closingSlot(source: WebhookSource): Slot {
  const { closing, ...open } = source;
  return {
    pointer: "/source/closing/value",
    text: closing?.value ?? "",
    required: false,
    with: (next) =>
      next === "" ? open : { ...source, closing: { is: ["resolved"], do: "note", ...closing, value: next } },
  };
}

/** A value is put in: it takes the place of one that stands there alone, else it stands behind what is there. */
export function filled(text: string, place: string): string {
  const value = `{{${place}}}`;
  return text.trim() === "" || /^\s*\{\{[^{}]*\}\}\s*$/.test(text) ? value : `${text.trimEnd()} ${value}`;
}
