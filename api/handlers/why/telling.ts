import { fieldNames } from "../../../blueprints/condition/field-names.ts";
import { valueLabelOf } from "../../../blueprints/condition/labels.ts";
import type { Names } from "../../../blueprints/condition.ts";
import type { Sentence } from "../../../blueprints/text.ts";
import { timeZone } from "../../../runtime/calendar/time-zone.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { deskZone } from "../../../runtime/why/instant-words.ts";
import type { Telling } from "../../../runtime/why/why-not.ts";
import type { Desk } from "../../desk.ts";
import { readNames } from "../../present/names.ts";

/** What answers need of the desk; tests make one without a server. */
export type Archive = Pick<Desk, "store" | "statements" | "definitions" | "clock">;

/** Names for the sentences of an answer: of fields and their choices, of people, groups and departments, of states. */
export async function tellingOf(
  { store }: Archive,
  definitions: Definitions,
  ids: Iterable<string | null>,
  zone?: string,
): Promise<Telling> {
  const names = await readNames(store.db, ids);
  const fields = fieldNames(definitions.fields);
  const told: Names = {
    ...fields,
    value: (value, path) => fields.value?.(value, path) ?? valueLabelOf("ticket.status", value) ?? nameOf(value),
  };
  const nameOf = (id: string): Sentence | undefined => {
    const { name } = names.of(id);
    return name === id ? undefined : { en: name, fr: name };
  };
  return { names: told, zone: (zone === undefined ? null : timeZone(zone)) ?? deskZone(definitions) };
}
