import { valueLabelOf } from "../../../blueprints/condition/labels.ts";
import type { Names } from "../../../blueprints/condition.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import { timeZone } from "../../../runtime/calendar/time-zone.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { sentenceOf } from "../../../runtime/reasons.ts";
import { deskZone } from "../../../runtime/why/instant-words.ts";
import type { Telling } from "../../../runtime/why/why-not.ts";
import type { Desk } from "../../desk.ts";
import { readNames } from "../../present/names.ts";

/** What answers need of the desk; tests make one without a server. */
export type Archive = Pick<Desk, "store" | "statements" | "definitions" | "clock">;

const FIELD = /^(?:ticket\.fields|answers)\.(.+)$/;

/** Names for the sentences of an answer: of fields and their choices, of people, groups and departments, of states. */
export async function tellingOf(
  { store }: Archive,
  definitions: Definitions,
  ids: Iterable<string | null>,
  zone?: string,
): Promise<Telling> {
  const names = await readNames(store.db, ids);
  const choices = new Map<string, Sentence>();
  for (const { options } of definitions.fields.values())
    for (const { value, name } of options ?? []) choices.set(value, sentenceOf(name));
  const told: Names = {
    path: (path) => {
      const field = definitions.fields.get(FIELD.exec(path)?.[1] ?? "");
      return field && sentenceOf(field.name);
    },
    value: (value) => choices.get(value) ?? valueLabelOf("ticket.status", value) ?? nameOf(value),
  };
  const nameOf = (id: string): Sentence | undefined => {
    const { name } = names.of(id);
    return name === id ? undefined : { en: name, fr: name };
  };
  return { names: told, zone: (zone === undefined ? null : timeZone(zone)) ?? deskZone(definitions) };
}
