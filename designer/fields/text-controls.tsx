import { MOST_OF_A_LINE } from "../../blueprints/field-kinds/limits.ts";
import { TextArea, TextField } from "../ui/field.tsx";
import { asText, type KindControlProps } from "./control.ts";

export function TextControl({ field, shared, value, onChange, onBlur }: KindControlProps) {
  return (
    <TextField
      {...shared}
      maxLength={field.maxLength ?? MOST_OF_A_LINE}
      value={asText(value)}
      onBlur={onBlur}
      onChange={(text) => onChange(text === "" ? null : text)}
    />
  );
}

export function LongTextControl({ field, shared, value, onChange, onBlur }: KindControlProps) {
  return (
    <TextArea
      {...shared}
      {...(field.maxLength !== undefined && { maxLength: field.maxLength })}
      value={asText(value)}
      onChange={(text) => onChange(text === "" ? null : text)}
      onBlur={onBlur}
      rows={3}
    />
  );
}
