import type { Channel, WebhookSource } from "../../blueprints/channel.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import { piecesOf, placesIn, valueAt } from "../../blueprints/payload-text.ts";
import type { Sentence } from "../../blueprints/text.ts";

/** Who a message comes from, as far as its payload says. */
export interface DrawnPerson {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly handle: string | null;
  readonly customerNumber: string | null;
}

/** A message as a mapping draws it from a payload. */
export interface Drawn {
  readonly subject: string;
  readonly text: string;
  /** The sender's own id of it; null: it has none. */
  readonly id: string | null;
  /** What is the same of all that belongs to one ticket; null: nothing is. */
  readonly thread: string | null;
  readonly person: DrawnPerson;
  readonly fields: { readonly [key: string]: Json };
  /** It says that the matter is over. */
  readonly closes: boolean;
}

/** What was drawn, or why nothing can be: each finding stands at the part of the mapping that it is about. */
export type Drawing =
  | { readonly ok: true; readonly drawn: Drawn }
  | { readonly ok: false; readonly findings: readonly Finding[] };

const MOST_TEXT = 50_000;
const MOST_SUBJECT = 200;
const MOST_WORD = 300;
const ADDRESS = /[^\s<>"(),:;]+@[^\s<>"(),:;@]+\.[^\s<>"(),:;@.]+/;

/** Draws a message from a payload: whatever comes is a message or a finding, never an exception. */
export function draw(
  { source, name }: { readonly source: WebhookSource; readonly name: Channel["name"] },
  payload: Json,
  definitions: ReadonlyMap<string, Pick<FieldDefinition, "type">> = new Map(),
): Drawing {
  const { message, requester = {}, closing, automatic } = source;
  const word = (text: string | undefined): string | null => (text === undefined ? null : oneLine(text, payload));
  const text = drawnText(message.text, payload).slice(0, MOST_TEXT).trim();
  const email = word(requester.email);
  const address = email === null ? null : (ADDRESS.exec(email)?.[0]?.toLowerCase() ?? null);
  const phone = word(requester.phone);
  const digits = phone === null ? 0 : phone.replaceAll(/\D/g, "").length;
  const person: DrawnPerson = {
    name: word(requester.name),
    email: address,
    phone: digits < 3 ? null : phone,
    handle: word(requester.handle),
    customerNumber: word(requester.customerNumber),
  };
  const findings: Finding[] = [];
  if (text === "") findings.push(nothing("text", "/source/message/text", message.text));
  if (email !== null && address === null)
    findings.push(
      fault("/source/requester/email", {
        en: `“${shortly(email)}” is no e-mail address.`,
        fr: `« ${shortly(email)} » n'est pas une adresse e-mail.`,
      }),
    );
  if (!automatic && person.email === null && person.phone === null && person.handle === null && findings.length === 0)
    findings.push(
      fault("/source/requester", {
        en: "It does not say who it comes from.",
        fr: "Le contenu ne dit pas de qui il vient.",
      }),
    );
  if (findings.length > 0) return { ok: false, findings };
  const over = closing === undefined ? null : drawnText(closing.value, payload).trim().toLowerCase();
  return {
    ok: true,
    drawn: {
      subject: word(message.subject)?.slice(0, MOST_SUBJECT) ?? firstLine(text, name),
      text,
      id: word(message.id),
      thread: word(message.thread),
      person,
      fields: fieldsOf(source, payload, definitions),
      closes: over !== null && (closing?.is ?? []).some((one) => one.trim().toLowerCase() === over),
    },
  };
}

/** A text with what stands at its places; what is not there is nothing. */
export const drawnText = (text: string, payload: Json): string =>
  piecesOf(text)
    .map((piece) => (typeof piece === "string" ? piece : shown(valueAt(payload, piece.place))))
    .join("");

/** A value in words: lists one after the other, what is made of parts as JSON. */
function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((one: Json) => shown(one)).join(", ");
  return isJsonObject(value) ? JSON.stringify(value) : String(value);
}

function oneLine(text: string, payload: Json): string | null {
  const line = drawnText(text, payload)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return line === "" ? null : line.slice(0, MOST_WORD);
}

function firstLine(text: string, name: Channel["name"]): string {
  const line = text.split(/\r?\n/).find((one) => one.trim() !== "");
  return line?.trim().slice(0, MOST_SUBJECT) ?? (typeof name === "string" ? name : (Object.values(name)[0] ?? ""));
}

function fieldsOf(
  { fields = {} }: WebhookSource,
  payload: Json,
  definitions: ReadonlyMap<string, Pick<FieldDefinition, "type">>,
): Drawn["fields"] {
  const drawn = Object.entries(fields).flatMap(([key, text]): [string, Json][] => {
    const pieces = piecesOf(text);
    const [only] = pieces;
    const alone = pieces.length === 1 && only !== undefined && typeof only !== "string" ? only.place : null;
    const value = alone === null ? drawnText(text, payload).trim() : valueAt(payload, alone);
    const held =
      value === undefined || value === null || value === "" ? null : asField(value, definitions.get(key)?.type);
    return held === null ? [] : [[key, held]];
  });
  return Object.fromEntries(drawn);
}

/** A value as a field of this type holds it; what does not fit is left for the field to refuse. */
function asField(value: Json, type: FieldDefinition["type"] | undefined): Json {
  if (type === "number" || type === "money")
    return typeof value === "string" && /^-?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : value;
  if (type === "choices") return Array.isArray(value) ? value : [shown(value)];
  return type === undefined ? value : shown(value);
}

const shortly = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const fault = (pointer: string, message: Sentence): Finding => ({
  code: "channel.undrawn",
  severity: "error",
  pointer,
  message,
});

function nothing(part: "text", pointer: string, text: string): Finding {
  const places = placesIn(text).map(shortly).join(", ");
  return fault(
    pointer,
    places === ""
      ? { en: `The ${part} is empty.`, fr: "Le texte est vide." }
      : { en: `Nothing stands at ${places}.`, fr: `Rien ne se trouve à ${places}.` },
  );
}
