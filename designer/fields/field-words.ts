import { fieldKind } from "../../blueprints/field-kinds.ts";
import { isJsonObject, type Json } from "../../blueprints/json.ts";
import type { Language } from "../../blueprints/text.ts";
import { useLanguage } from "../i18n/i18n.ts";
import { dateTime, dayOf } from "../i18n/time.ts";
import type { FieldLook } from "../screens/ticket/attributes.ts";
import { useNames } from "../screens/ticket/names.ts";

/** A field's value for people: choices by their names, people by theirs, instants by date and time. Empty: nothing. */
export function fieldWords(
  look: FieldLook,
  value: Json,
  language: Language,
  name: (reference: string) => string,
): string {
  if (value === null || value === "") return "";
  if (look.type === "instant" && (typeof value === "number" || typeof value === "string"))
    return dateTime(new Date(value).getTime(), language);
  if (look.type === "date" && typeof value === "string") return dayOf(value, language);
  if (Array.isArray(value) && !look.options)
    return value.map((one: Json) => fieldWords(look, one, language, name)).join(", ");
  if (isJsonObject(value)) return JSON.stringify(value);
  const kind = fieldKind(look.type);
  if (typeof value === "boolean") return fieldKind("boolean")?.words?.(value, {}, language) ?? "";
  if (kind?.words) return kind.words(value, look, language);
  return look.type === "person" ? name(String(value)) : String(value);
}

export function useFieldWords(): (look: FieldLook, value: Json) => string {
  const language = useLanguage();
  const name = useNames();
  return (look, value) => fieldWords(look, value, language, name);
}
