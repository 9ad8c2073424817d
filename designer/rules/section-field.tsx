import type { Text } from "../../blueprints/text.ts";
import { useWords } from "../i18n/i18n.ts";
import { rules } from "../i18n/rules.ts";
import { useForm } from "../inspector/form-context.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { Field } from "../ui/field.tsx";

const isEmpty = (text: Text): boolean => (typeof text === "string" ? text : Object.values(text).join("")).trim() === "";

/** The heading under which the list shows the rule, in both languages; nothing written: the key goes. */
export function SectionField({
  value,
  hint,
  onChange,
}: {
  readonly value: Text | undefined;
  readonly hint: string;
  readonly onChange: (text: Text | undefined) => void;
}) {
  const t = useWords(rules);
  const { readOnly, errorAt } = useForm();
  return (
    <div data-pointer="/section" className="max-w-120">
      <Field label={t("section")} hint={hint} error={errorAt("/section")}>
        {(control) => (
          <TextInput
            control={control}
            value={value ?? ""}
            disabled={readOnly}
            onChange={(text) => onChange(isEmpty(text) ? undefined : text)}
          />
        )}
      </Field>
    </div>
  );
}
