import { useState } from "react";
import { contacts } from "../../i18n/contacts.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useOrganizationChoices } from "./use-contacts.ts";

/** Which organization somebody belongs to, found by typing. */
export function OrganizationField({
  value,
  name,
  error,
  onChange,
}: {
  readonly value: string | null;
  /** Of the one that is chosen, as far as it is known. */
  readonly name: string | null;
  readonly error?: string | undefined;
  readonly onChange: (value: string | null, name: string | null) => void;
}) {
  const t = useWords(contacts);
  const [typed, setTyped] = useState("");
  // What stands in the box is the chosen one's name: by it everything is offered.
  const found = useOrganizationChoices(typed.trim() === name ? "" : typed.trim()).data ?? [];
  const options = found.map((one) => ({ value: one.id, label: one.name }));
  const chosen = value !== null && !options.some((one) => one.value === value);
  return (
    <Combobox
      label={t("organization")}
      hint={t("form.organizationHint")}
      placeholder={t("form.noOrganization")}
      error={error}
      options={chosen ? [{ value, label: name ?? value }, ...options] : options}
      value={value}
      onType={setTyped}
      onChange={(next) => onChange(next, options.find((one) => one.value === next)?.label ?? null)}
    />
  );
}
