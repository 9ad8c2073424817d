import { Eye } from "lucide-react";
import { useState } from "react";
import type { Form } from "../../blueprints/form.ts";
import type { Json } from "../../blueprints/json.ts";
import { useNow } from "../data/use-now.ts";
import { useTrees } from "../fields/use-trees.ts";
import { forms } from "../i18n/forms.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { useFields } from "../screens/ticket/attributes.ts";
import { FieldControl } from "../screens/ticket/field-control.tsx";
import { askedFields } from "./use-forms.ts";

/** The draft as requesters would fill it in: its conditions show and hide here as there. */
export function FormPreview({ document }: { readonly document: Form }) {
  const t = useWords(forms);
  const say = useSay();
  const field = useFields();
  const now = useNow();
  const [answers, setAnswers] = useState<{ readonly [key: string]: Json }>({});
  const asked = askedFields(document, answers, now, useTrees());
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="preview" className="m-0 flex items-center gap-2 font-semibold text-base">
          <Eye size={18} aria-hidden className="text-soft" />
          {t("preview")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("preview.hint")}</p>
      </div>
      <p className="m-0 font-medium">{say(document.name)}</p>
      {document.description !== undefined && <p className="m-0 text-soft">{say(document.description)}</p>}
      {asked.length === 0 ? (
        <p className="m-0 text-soft">{t("preview.nothing")}</p>
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          {asked.map(({ key, required }) => (
            <FieldControl
              key={key}
              field={field(key)}
              required={required}
              value={answers[key] ?? null}
              onChange={(value) => setAnswers({ ...answers, [key]: value })}
            />
          ))}
        </div>
      )}
    </section>
  );
}
