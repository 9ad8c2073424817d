import { useState } from "react";
import { Combobox } from "../../ui/combobox.tsx";
import type { FieldProps } from "../../ui/field.tsx";
import { useContact, useContactChoices } from "./use-contacts.ts";

const labelOf = ({
  name,
  emails: [email],
  phones: [phone],
}: {
  readonly name: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
}): string => [name, email ?? phone].filter(Boolean).join(" · ");

/** One of all contacts, found by words of name or address, or by a phone number, as it is typed. */
export function ContactField({
  value,
  onChange,
  without = [],
  ...field
}: Omit<FieldProps, "children"> & {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  /** Who is not offered. */
  readonly without?: readonly string[];
}) {
  const [typed, setTyped] = useState("");
  const found = (useContactChoices(typed.trim()).data ?? []).filter(({ id }) => !without.includes(id));
  const chosen = useContact(value).data;
  const offered = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Combobox
      {...field}
      options={offered.map((one) => ({ value: one.id, label: labelOf(one) }))}
      value={value}
      onType={setTyped}
      onChange={onChange}
    />
  );
}
