import type { Part } from "../../blueprints/part.ts";
import { patched } from "../commands/edits.ts";
import type { DefinitionFormProps } from "../definition/form.ts";
import { BlueprintPicture } from "../export/blueprint-picture.tsx";
import { PAGE } from "../export/paint.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { Field } from "../ui/field.tsx";
import { PartStanding } from "./part-standing.tsx";
import { drawn } from "./plain-part.ts";

/** A part: what it is for, how it looks, and where it was put in. */
export function PartForm({ document, change, readOnly }: DefinitionFormProps<Part>) {
  const t = useWords(parts);
  const language = useLanguage();
  return (
    <div className="flex flex-col gap-5">
      <div data-pointer="/description" className="max-w-160">
        <Field label={t("description")} hint={t("description.hint")}>
          {(control) => (
            <TextInput
              control={control}
              long
              value={document.description ?? ""}
              disabled={readOnly}
              onChange={(text) => change(patched(document, { description: text === "" ? undefined : text }))}
            />
          )}
        </Field>
      </div>
      <section aria-label={t("picture")} data-pointer="/states" className="flex flex-col gap-1">
        <h2 className="m-0 font-semibold text-sm">{t("picture")}</h2>
        <p className="m-0 text-soft text-sm">{t("picture.hint")}</p>
        <div className="mt-1 overflow-auto rounded-lg border border-separator bg-canvas">
          <BlueprintPicture document={drawn(document)} language={language} paint={PAGE} className="h-auto max-w-full" />
        </div>
      </section>
      <PartStanding of={document.key} name={document.name} />
    </div>
  );
}
