import type { Text } from "../../blueprints/text.ts";
import { useWords } from "../i18n/i18n.ts";
import { rules } from "../i18n/rules.ts";
import { useForm } from "../inspector/form-context.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { Field } from "../ui/field.tsx";

const isEmpty = (text: Text): boolean => (typeof text === "string" ? text : Object.values(text).join("")).trim() === "";

/** What the document is for, in both languages; nothing written: the key goes. */
export function DescriptionField({
  value,
  onChange,
}: {
  readonly value: Text | undefined;
  readonly onChange: (text: Text | undefined) => void;
}) {
  const t = useWords(rules);
  const { readOnly, errorAt } = useForm();
  return (
    <div data-pointer="/description" className="max-w-160">
      <Field label={t("description")} error={errorAt("/description")}>
        {(control) => (
          <TextInput
            control={control}
            value={value ?? ""}
            long
            disabled={readOnly}
            onChange={(text) => onChange(isEmpty(text) ? undefined : text)}
          />
        )}
      </Field>
    </div>
  );
}
