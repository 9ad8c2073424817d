import type { ReactNode } from "react";
import type { Json } from "../../blueprints/json.ts";
import { ConditionBuilder } from "../conditions/condition-builder.tsx";
import { useForm } from "../inspector/form-context.ts";
import { Section } from "../inspector/section.tsx";

/** A condition of a document, with its title and what is wrong with it. */
export function ConditionField({
  title,
  hideTitle,
  hint,
  value,
  at,
  onChange,
  empty,
  listed,
}: {
  readonly title: string;
  /** A heading says it already. */
  readonly hideTitle?: boolean;
  readonly hint?: string;
  readonly value: Json | undefined;
  /** Pointer of the condition. */
  readonly at: string;
  readonly onChange: (value: Json | undefined) => void;
  /** Said above while there is none. */
  readonly empty?: ReactNode;
  readonly listed?: boolean | undefined;
}) {
  const { errorAt } = useForm();
  const builder = (
    <>
      {value === undefined && empty && <p className="m-0 text-soft text-xs">{empty}</p>}
      <ConditionBuilder label={title} value={value} onChange={onChange} listed={listed} />
    </>
  );
  const error = errorAt(at);
  if (!hideTitle)
    return (
      <Section title={title} hint={hint} error={error}>
        {builder}
      </Section>
    );
  return (
    <div className="flex flex-col gap-1">
      {hint && <span className="text-soft text-xs">{hint}</span>}
      {builder}
      {error && <span className="text-error text-xs">{error}</span>}
    </div>
  );
}
