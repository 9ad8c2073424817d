import { useState } from "react";
import { numberIn } from "../../blueprints/field-kinds/amounts.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Language } from "../../blueprints/text.ts";
import { useLanguage } from "../i18n/i18n.ts";
import { TextField } from "../ui/field.tsx";
import { asText, type KindControlProps } from "./control.ts";

/** What is not a number is kept as typed; the server says what is wrong with it. */
const read = (text: string): Json => (text.trim() === "" ? null : (numberIn(text) ?? text));

/** An amount with all the places of its currency: 1234,50. Numbers are as short as they are. */
function shown({ type, currency = "EUR" }: KindControlProps["field"], value: Json, language: Language): string {
  if (type !== "money" || typeof value !== "number") return asText(value);
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat(language, {
    style: "currency",
    currency,
  }).resolvedOptions();
  return new Intl.NumberFormat(language, {
    useGrouping: false,
    minimumFractionDigits: digits,
    maximumFractionDigits: 8,
  }).format(value);
}

/** What is being typed stays as it is typed (1.0 on the way to 1.05) until the box is left. */
export function NumberControl({ field, shared, value, onChange, onBlur }: KindControlProps) {
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...shared}
      inputMode="decimal"
      value={typed ?? shown(field, value, language)}
      onBlur={() => {
        setTyped(null);
        onBlur?.();
      }}
      onChange={(text) => {
        setTyped(text);
        onChange(read(text));
      }}
    />
  );
}
