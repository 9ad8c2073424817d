import type { ReactNode } from "react";
import type { Json } from "../../blueprints/json.ts";
import { ConditionBuilder } from "../conditions/condition-builder.tsx";
import { useForm } from "../inspector/form-context.ts";
import { Section } from "../inspector/section.tsx";

/** A condition of a document, with its title and what is wrong with it. */
export function ConditionField({
  title,
  hint,
  value,
  at,
  onChange,
  empty,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly value: Json | undefined;
  /** Pointer of the condition. */
  readonly at: string;
  readonly onChange: (value: Json | undefined) => void;
  /** Said above while there is none. */
  readonly empty?: ReactNode;
}) {
  const { errorAt } = useForm();
  return (
    <Section title={title} hint={hint} error={errorAt(at)}>
      {value === undefined && empty && <p className="m-0 text-xs text-soft">{empty}</p>}
      <ConditionBuilder label={title} value={value} onChange={onChange} />
    </Section>
  );
}
