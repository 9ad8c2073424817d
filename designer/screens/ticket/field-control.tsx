import type { ReactNode } from "react";
import type { Json } from "../../../blueprints/json.ts";
import { CONTROLS } from "../../fields/controls.ts";
import { useSay } from "../../i18n/i18n.ts";
import type { FieldLook } from "./attributes.ts";

export interface FieldControlProps {
  readonly field: FieldLook;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  readonly onBlur?: (() => void) | undefined;
  readonly id?: string | undefined;
  readonly required?: boolean | undefined;
  readonly error?: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** The control for a field, by its kind. Null empties it. */
export function FieldControl({ field, value, onChange, onBlur, error, hint, ...rest }: FieldControlProps) {
  const say = useSay();
  const { Control } = CONTROLS[field.type];
  const name = say(field.name);
  const label = field.currency === undefined ? name : `${name} (${field.currency})`;
  return (
    <Control
      {...{ field, value, onChange, onBlur }}
      shared={{ label, error, hint: hint ?? (field.help && say(field.help)), ...rest }}
    />
  );
}
