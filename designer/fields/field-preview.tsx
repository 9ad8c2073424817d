import { Eye } from "lucide-react";
import { useState } from "react";
import { matchesWhole } from "../../blueprints/condition/pattern.ts";
import type { FieldDefinition } from "../../blueprints/field.ts";
import { type FieldType, fieldKind } from "../../blueprints/field-kinds.ts";
import type { Json } from "../../blueprints/json.ts";
import { ROW_OPERATORS } from "../conditions/model.ts";
import { fields } from "../i18n/fields.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { FieldControl } from "../screens/ticket/field-control.tsx";

/** The draft as it is filled in, with what the server would say of a value. */
export function FieldPreview({ document }: { readonly document: FieldDefinition }) {
  const t = useWords(fields);
  const say = useSay();
  const [tried, setTried] = useState<{ readonly type: FieldType; readonly value: Json }>({ type: "text", value: null });
  // A value of another kind says nothing.
  const value = tried.type === document.type ? tried.value : null;
  const fault = value === null ? null : (fieldKind(document.type)?.fault(value, document, matchesWhole) ?? null);
  const operators = ROW_OPERATORS.filter(({ fits }) => fits?.includes(document.type)).map(({ title }) => say(title));
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="preview" className="m-0 flex items-center gap-2 font-semibold text-base">
          <Eye size={18} aria-hidden className="text-soft" />
          {t("preview")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("preview.hint")}</p>
      </div>
      <div className="max-w-96">
        <FieldControl
          key={document.type}
          field={document}
          value={value}
          error={fault && say(fault)}
          onChange={(next) => setTried({ type: document.type, value: next })}
        />
        <p role="status" className="mt-1 mb-0 min-h-4 text-good text-xs">
          {value !== null && fault === null && t("preview.fits")}
        </p>
      </div>
      <p className="m-0 text-soft text-xs">{t("preview.operators", { list: operators.join(", ") })}</p>
    </section>
  );
}
