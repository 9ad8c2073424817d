import type { FieldDefinition } from "../../blueprints/field.ts";
import { type FieldType, fieldKinds } from "../../blueprints/field-kinds.ts";
import { patched } from "../commands/edits.ts";
import { type DefinitionFormProps, errorAt } from "../definition/form.ts";
import { fields } from "../i18n/fields.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { RuleForm } from "../rules/rule-form.tsx";
import { Field } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";
import { FieldEffect } from "./field-effect.tsx";
import { FieldPreview } from "./field-preview.tsx";
import { KindLimits } from "./kind-limits.tsx";
import { OptionsEditor } from "./options-editor.tsx";
import { asKind } from "./plain-field.ts";

/** A field: its kind, what fits into it, and how it looks to whoever fills it in. */
export function FieldForm(props: DefinitionFormProps<FieldDefinition>) {
  const { document, change, readOnly, findings } = props;
  const t = useWords(fields);
  const say = useSay();
  const language = useLanguage();
  const kind = fieldKinds.find(({ type }) => type === document.type);
  return (
    <RuleForm {...props}>
      <div data-pointer="/help" className="max-w-160">
        <Field label={t("help")} hint={t("help.hint")} error={errorAt(findings, "/help", language)}>
          {(control) => (
            <TextInput
              control={control}
              long
              disabled={readOnly}
              value={document.help ?? ""}
              onChange={(help) => {
                const empty = (typeof help === "string" ? help : Object.values(help).join("")).trim() === "";
                change(patched(document, { help: empty ? undefined : help }), { merge: "/help" });
              }}
            />
          )}
        </Field>
      </div>
      <div data-pointer="/type" className="max-w-80">
        <Select
          label={t("kind")}
          hint={kind && say(kind.description)}
          required
          disabled={readOnly}
          error={errorAt(findings, "/type", language)}
          value={document.type}
          options={fieldKinds.map(({ type, title }) => ({ value: type, label: say(title) }))}
          // One of the values that stand in the list.
          onChange={(type) => change(asKind(document, type as FieldType))}
        />
        <p className="mt-1 mb-0 text-soft text-xs">{t("kind.hint")}</p>
      </div>
      <FieldEffect document={document} />
      <KindLimits {...props} />
      {kind?.needs === "options" && <OptionsEditor {...props} />}
      <FieldPreview document={document} />
    </RuleForm>
  );
}
