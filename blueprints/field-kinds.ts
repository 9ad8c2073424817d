import { boolean } from "./field-kinds/boolean.ts";
import { choice } from "./field-kinds/choice.ts";
import { choices } from "./field-kinds/choices.ts";
import { date } from "./field-kinds/date.ts";
import { instant } from "./field-kinds/instant.ts";
import type { FieldKind } from "./field-kinds/kind.ts";
import { longText } from "./field-kinds/long-text.ts";
import { money } from "./field-kinds/money.ts";
import { number } from "./field-kinds/number.ts";
import { person } from "./field-kinds/person.ts";
import { text } from "./field-kinds/text.ts";
import { ticket } from "./field-kinds/ticket.ts";
import { tree } from "./field-kinds/tree.ts";

/** Kinds of custom fields, as the editor offers them. */
export const fieldKinds = [
  text,
  longText,
  number,
  money,
  boolean,
  date,
  instant,
  choice,
  choices,
  tree,
  person,
  ticket,
] as const;

export type FieldType = (typeof fieldKinds)[number]["type"];

const byType: ReadonlyMap<string, FieldKind> = new Map(fieldKinds.map((kind) => [kind.type, kind]));

/** The kind by its name; undefined for what is no custom field (`status`). */
export const fieldKind = (type: string): FieldKind | undefined => byType.get(type);
