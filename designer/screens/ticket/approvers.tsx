import type { ReactNode } from "react";
import type { Json } from "../../../blueprints/json.ts";
import { useWords } from "../../i18n/i18n.ts";
import { waiting } from "../../i18n/waiting.ts";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { useNames } from "./names.ts";

export interface ApproversProps {
  readonly id: string;
  readonly required: boolean;
  readonly error: ReactNode;
  readonly hint: ReactNode;
  /** Who may be asked. */
  readonly of: readonly string[];
  readonly value: Json;
  readonly onChange: (value: Json) => void;
}

/** Who is asked to approve, among those whom the step names; nobody chosen: those whom the state names. */
export function Approvers({ of, value, onChange, ...field }: ApproversProps) {
  const t = useWords(waiting);
  const name = useNames();
  return (
    <MultiCombobox
      {...field}
      label={t("ask.approval")}
      options={of.map((id) => ({ value: id, label: name(id) }))}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(chosen) => onChange(chosen.length ? chosen : null)}
    />
  );
}
