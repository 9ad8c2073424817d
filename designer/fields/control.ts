import type { ReactNode } from "react";
import type { Json } from "../../blueprints/json.ts";
import type { FieldLook } from "../screens/ticket/attributes.ts";

/** What the control of any kind of field gets. */
export interface KindControlProps {
  readonly field: FieldLook;
  readonly value: Json;
  /** Null empties it. */
  readonly onChange: (value: Json) => void;
  readonly onBlur: (() => void) | undefined;
  /** Label, hint and error, as every control of ours takes them. */
  readonly shared: {
    readonly label: ReactNode;
    readonly hint: ReactNode;
    readonly error: ReactNode;
    readonly id?: string | undefined;
    readonly required?: boolean | undefined;
    readonly disabled?: boolean | undefined;
  };
}

export const asText = (value: Json): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
