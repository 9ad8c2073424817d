import type { ReactNode } from "react";
import type { Json } from "../../../blueprints/json.ts";
import { useDirectory } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Combobox, MultiCombobox } from "../../ui/combobox.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
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

const two = (part: number): string => String(part).padStart(2, "0");
/** Epoch ms or an ISO text as the control for date and time wants it, in the viewer's zone. */
function localInstant(value: Json): string {
  if (typeof value !== "number" && typeof value !== "string") return "";
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "";
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
const asText = (value: Json): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** The control for a field, by its type. Null empties it. */
export function FieldControl({ field, value, onChange, onBlur, error, hint, ...shared }: FieldControlProps) {
  const t = useWords(desk);
  const say = useSay();
  const directory = useDirectory();
  const common = { label: say(field.name), error, hint: hint ?? (field.help && say(field.help)), ...shared };
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: say(option.name) }));
  switch (field.type) {
    case "longText":
      return (
        <TextArea
          {...common}
          value={asText(value)}
          onChange={(text) => onChange(text === "" ? null : text)}
          onBlur={onBlur}
          rows={3}
        />
      );
    case "number":
      return (
        <TextField
          {...common}
          inputMode="decimal"
          value={asText(value)}
          onBlur={onBlur}
          onChange={(text) => {
            const plain = text.trim().replace(",", ".");
            // What is not yet a number is kept as typed; the server says what is wrong with it.
            onChange(plain === "" ? null : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text);
          }}
        />
      );
    case "boolean":
      return (
        <Select
          {...common}
          empty={t("choice.none")}
          value={value === true ? "yes" : value === false ? "no" : ""}
          onChange={(chosen) => onChange(chosen === "" ? null : chosen === "yes")}
          options={[
            { value: "yes", label: t("yes") },
            { value: "no", label: t("no") },
          ]}
        />
      );
    case "date":
      return (
        <TextField
          {...common}
          type="date"
          value={asText(value)}
          onBlur={onBlur}
          onChange={(text) => onChange(text || null)}
        />
      );
    case "instant":
      return (
        <TextField
          {...common}
          type="datetime-local"
          value={localInstant(value)}
          onBlur={onBlur}
          onChange={(text) => {
            const at = new Date(text).getTime();
            onChange(Number.isNaN(at) ? null : field.key === "dueAt" ? at : new Date(at).toISOString());
          }}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          empty={t("choice.none")}
          value={asText(value)}
          onChange={(chosen) => onChange(chosen || null)}
          options={options}
        />
      );
    case "choices":
      return (
        <MultiCombobox
          {...common}
          options={options}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={(chosen) => onChange(chosen.length ? chosen : null)}
        />
      );
    case "person":
      return (
        <Combobox
          {...common}
          options={(directory.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
          value={typeof value === "string" ? value : null}
          onChange={onChange}
        />
      );
    case "text":
      return (
        <TextField
          {...common}
          value={asText(value)}
          onBlur={onBlur}
          onChange={(text) => onChange(text === "" ? null : text)}
        />
      );
  }
}
