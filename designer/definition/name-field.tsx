import type { Finding } from "../../blueprints/finding.ts";
import type { Text } from "../../blueprints/text.ts";
import { definition } from "../i18n/definition.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { Field } from "../ui/field.tsx";
import { findingAt } from "./form.ts";

/** The name of the document, in both languages. */
export function NameField({
  name,
  findings,
  readOnly,
  onChange,
}: {
  readonly name: Text;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
  readonly onChange: (name: Text) => void;
}) {
  const t = useWords(definition);
  const language = useLanguage();
  const problem = findingAt(findings, "/name");
  return (
    <div data-pointer="/name" className="max-w-120">
      <Field label={t("form.name")} error={problem?.severity === "error" ? problem.message[language] : undefined}>
        {(control) => <TextInput {...{ control, onChange }} value={name} disabled={readOnly} />}
      </Field>
    </div>
  );
}
