import type { Form } from "../../blueprints/form.ts";
import type { Json } from "../../blueprints/json.ts";
import { patched } from "../commands/edits.ts";
import type { DefinitionFormProps } from "../definition/form.ts";
import { desk } from "../i18n/desk.ts";
import { forms } from "../i18n/forms.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { WordList } from "../inspector/word-list.tsx";
import { DescriptionField } from "../rules/description-field.tsx";
import { RuleForm } from "../rules/rule-form.tsx";
import { TYPES } from "../screens/ticket/attributes.ts";
import { Select } from "../ui/select.tsx";
import { FormPreview } from "./form-preview.tsx";
import { FormRequires } from "./form-requires.tsx";

/** A form: where its requests go, and what it asks. */
export function FormForm(props: DefinitionFormProps<Form>) {
  const { document, change, directory, readOnly, findings } = props;
  const t = useWords(forms);
  const d = useWords(desk);
  const language = useLanguage();
  const put = (patch: { readonly [K in keyof Form]?: Form[K] | undefined }) => change(patched(document, patch));
  const wrongDepartment = findings.find(({ pointer, severity }) => pointer === "/department" && severity === "error");
  return (
    <RuleForm {...props}>
      <DescriptionField value={document.description} onChange={(description) => put({ description })} />
      <div className="grid max-w-160 gap-4 sm:grid-cols-2">
        <div data-pointer="/department">
          <Select
            label={t("department")}
            hint={t("department.hint")}
            required
            disabled={readOnly}
            error={wrongDepartment?.message[language]}
            value={document.department}
            onChange={(department) => put({ department })}
            options={(directory?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        <div data-pointer="/type">
          <Select
            label={t("type")}
            hint={t("type.hint")}
            empty={t("type.none")}
            disabled={readOnly}
            value={document.type ?? ""}
            onChange={(type) => put({ type: type || undefined })}
            options={[
              ...TYPES.map((value) => ({ value, label: d(`type.${value}`) })),
              ...(document.type && !TYPES.some((one) => one === document.type)
                ? [{ value: document.type, label: document.type }]
                : []),
            ]}
          />
        </div>
      </div>
      <section aria-labelledby="asks" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
        <div>
          <h2 id="asks" className="m-0 font-semibold text-base">
            {t("asks")}
          </h2>
          <p className="m-0 text-soft text-xs">{t("asks.hint")}</p>
        </div>
        {document.asks.length === 0 && <p className="m-0 text-soft">{t("asks.none")}</p>}
        <div data-pointer="/asks">
          <WordList
            of="fields"
            // What the grammar has read is JSON; as an unfinished draft the list reads it itself.
            value={document.asks as readonly Json[]}
            at="/asks"
            onEdit={(next, merge) =>
              change({ ...document, asks: (Array.isArray(next) ? next : []) as unknown as Form["asks"] }, { merge })
            }
          />
        </div>
      </section>
      <FormRequires {...props} />
      <FormPreview document={document} />
    </RuleForm>
  );
}
