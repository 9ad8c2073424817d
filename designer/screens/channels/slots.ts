import type { WebhookSource } from "../../../blueprints/channel.ts";
import { isJsonObject, type Json, pointer } from "../../../blueprints/json.ts";
import { EVERY } from "../../../blueprints/payload-text.ts";

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

/** What a sender wants to hear again before it sends anything. */
export function challengeSlot(source: WebhookSource): Slot {
  const { challenge = "", ...rest } = source;
  return {
    ...{ pointer: "/source/challenge", text: challenge, required: false },
    with: (next) => (next === "" ? rest : { ...source, challenge: next }),
  };
}

export type Wanted = NonNullable<WebhookSource["only"]>[number];

/** What must hold of what comes; none: everything is a message. */
export function withOnly(source: WebhookSource, only: readonly Wanted[]): WebhookSource {
  const { only: _, ...rest } = source;
  return only.length === 0 ? rest : { ...rest, only: [...only] };
}

export const wantedSlots = (source: WebhookSource): readonly Slot[] =>
  (source.only ?? []).map((one, index, all) => ({
    ...{ pointer: `/source/only/${index}/value`, text: one.value, required: true },
    with: (value) => withOnly(source, all.with(index, { ...one, value })),
  }));

/** A place of one element of the list is that of every element. */
export function placeOfEach(each: string | undefined, place: string): string {
  if (each === undefined || !place.startsWith(`${each}/`)) return place;
  return each + place.slice(each.length).replace(/^\/\d+(?=\/|$)/, `/${EVERY}`);
}

/** Each element of the list at this place is a message; undefined: the whole is one. What was drawn already is drawn of each. */
export function withEach(source: WebhookSource, each: string | undefined): WebhookSource {
  const { each: _, ...rest } = source;
  if (each === undefined) return rest;
  const drawn = (text: string) => text.replaceAll(/\{\{([^{}]*)\}\}/g, (_all, at) => `{{${placeOfEach(each, at)}}}`);
  const within = (value: Json): Json =>
    typeof value === "string"
      ? drawn(value)
      : Array.isArray(value)
        ? value.map(within)
        : isJsonObject(value)
          ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, within(one)]))
          : value;
  // Texts alone are other than they were.
  return { ...(within(rest as unknown as Json) as unknown as WebhookSource), each };
}

/** Lists of a payload whose elements may each be a message, by their places. */
export function listsIn(value: Json, place = ""): readonly string[] {
  if (Array.isArray(value)) return value.some((one: Json) => isJsonObject(one)) ? [place] : [];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => listsIn(one, place + pointer(key)));
}

/** A value is put in: it takes the place of one that stands there alone, else it stands behind what is there. */
export function filled(text: string, place: string): string {
  const value = `{{${place}}}`;
  return text.trim() === "" || /^\s*\{\{[^{}]*\}\}\s*$/.test(text) ? value : `${text.trimEnd()} ${value}`;
}
