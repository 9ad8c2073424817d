import type { ComponentType } from "react";
import type { FieldType } from "../../blueprints/field-kinds.ts";
import { BooleanControl, ChoiceControl, ChoicesControl, PersonControl, TreeControl } from "./choice-controls.tsx";
import type { KindControlProps } from "./control.ts";
import { NumberControl } from "./number-controls.tsx";
import { LongTextControl, TextControl } from "./text-controls.tsx";
import { TicketControl } from "./ticket-control.tsx";
import { DateControl, InstantControl } from "./time-controls.tsx";

/** The control of each kind of field. `typed`: what is entered is finished when the box is left, not with each key. */
export const CONTROLS: {
  readonly [type in FieldType]: { readonly Control: ComponentType<KindControlProps>; readonly typed?: true };
} = {
  text: { Control: TextControl, typed: true },
  longText: { Control: LongTextControl, typed: true },
  number: { Control: NumberControl, typed: true },
  money: { Control: NumberControl, typed: true },
  boolean: { Control: BooleanControl },
  date: { Control: DateControl, typed: true },
  instant: { Control: InstantControl, typed: true },
  choice: { Control: ChoiceControl },
  choices: { Control: ChoicesControl },
  tree: { Control: TreeControl },
  person: { Control: PersonControl },
  ticket: { Control: TicketControl, typed: true },
};
