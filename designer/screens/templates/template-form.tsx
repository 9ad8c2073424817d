import { useMemo } from "react";
import type { Template } from "../../../blueprints/template.ts";
import { patched } from "../../commands/edits.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import { BothLanguages } from "./both-languages.tsx";
import { offeredPlaceholders } from "./placeholders.ts";
import { Preview } from "./preview.tsx";
import { UsedIn } from "./used-in.tsx";

/** A template: its words in both languages, how it reads on a ticket, and who writes with it. */
export function TemplateForm({ document, change, findings, readOnly, directory }: DefinitionFormProps<Template>) {
  const t = useWords(templates);
  const language = useLanguage();
  const offered = useMemo(() => offeredPlaceholders(directory, language), [directory, language]);
  const shared = { readOnly, findings, offered };
  return (
    <>
      <section aria-labelledby="words" className="flex flex-col gap-4 rounded-lg border border-separator bg-panel p-4">
        <div>
          <h2 id="words" className="m-0 text-base font-semibold">
            {t("words")}
          </h2>
          <p className="m-0 text-xs text-soft">{t("words.hint", { braces: "{{" })}</p>
        </div>
        <BothLanguages
          {...shared}
          label={t("subject")}
          hint={t("subject.hint")}
          part="/subject"
          value={document.subject}
          onChange={(subject, merge) => change(patched(document, { subject }), { merge })}
        />
        <BothLanguages
          {...shared}
          long
          label={t("text")}
          part="/text"
          value={document.text}
          onChange={(text, merge) => change({ ...document, text: text ?? {} }, { merge })}
        />
      </section>
      <Preview document={document} />
      <UsedIn of={document.key} />
    </>
  );
}
