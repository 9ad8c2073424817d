import { leavesOf, optionWords } from "../../blueprints/field-kinds/options.ts";
import { useDirectory } from "../data/session.ts";
import { desk } from "../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { Combobox, MultiCombobox } from "../ui/combobox.tsx";
import { type Option, Select } from "../ui/select.tsx";
import { asText, type KindControlProps } from "./control.ts";

function useOptions({ options = [] }: KindControlProps["field"]): readonly Option[] {
  const say = useSay();
  return options.map((option) => ({ value: option.value, label: say(option.name) }));
}

export function BooleanControl({ shared, value, onChange }: KindControlProps) {
  const t = useWords(desk);
  return (
    <Select
      {...shared}
      empty={t("choice.none")}
      value={value === true ? "yes" : value === false ? "no" : ""}
      onChange={(chosen) => onChange(chosen === "" ? null : chosen === "yes")}
      options={[
        { value: "yes", label: t("yes") },
        { value: "no", label: t("no") },
      ]}
    />
  );
}

export function ChoiceControl({ field, shared, value, onChange }: KindControlProps) {
  const t = useWords(desk);
  const options = useOptions(field);
  const present = asText(value);
  // An option that was taken away since stays what the ticket says until somebody chooses another.
  const gone = present !== "" && !options.some((option) => option.value === present);
  return (
    <Select
      {...shared}
      empty={t("choice.none")}
      value={present}
      onChange={(chosen) => onChange(chosen || null)}
      options={gone ? [...options, { value: present, label: present, disabled: true }] : options}
    />
  );
}

export function ChoicesControl({ field, shared, value, onChange }: KindControlProps) {
  const options = useOptions(field);
  return (
    <MultiCombobox
      {...shared}
      options={options}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(chosen) => onChange(chosen.length ? chosen : null)}
    />
  );
}

/** Every end of a branch by its whole path, found by typing any part of it. */
export function TreeControl({ field, shared, value, onChange }: KindControlProps) {
  const language = useLanguage();
  const options = leavesOf(field.options ?? []).map((option) => ({
    value: option.value,
    label: optionWords(option.value, field, language),
  }));
  return (
    <Combobox {...shared} options={options} value={typeof value === "string" ? value : null} onChange={onChange} />
  );
}

export function PersonControl({ shared, value, onChange }: KindControlProps) {
  const directory = useDirectory();
  return (
    <Combobox
      {...shared}
      options={(directory.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }))}
      value={typeof value === "string" ? value : null}
      onChange={onChange}
    />
  );
}
