import { Braces } from "lucide-react";
import { useRef } from "react";
import type { Finding } from "../../../blueprints/finding.ts";
import type { Text } from "../../../blueprints/text.ts";
import { findingAt } from "../../definition/form.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { templates } from "../../i18n/templates.ts";
import { Field } from "../../ui/field.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { PlaceholderInput } from "./placeholder-input.tsx";
import type { Placeholder } from "./placeholders.ts";
import { withWords, wordsIn } from "./plain-template.ts";

const LANGUAGES = ["en", "fr"] as const;

/** One text of a message in both languages, beside each other. */
export function BothLanguages({
  label,
  hint,
  part,
  value,
  long,
  readOnly,
  findings,
  offered,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  /** Where in the document: `/text`. */
  readonly part: string;
  readonly value: Text | undefined;
  readonly long?: boolean;
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly offered: readonly Placeholder[];
  readonly onChange: (text: Text | undefined, place: string) => void;
}) {
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0" data-pointer={part}>
      <legend className="p-0 font-medium">{label}</legend>
      {hint && <p className="m-0 text-xs text-soft">{hint}</p>}
      <div className="mt-1 grid gap-4 sm:grid-cols-2">
        {LANGUAGES.map((language) => (
          <OneLanguage
            key={language}
            {...{ label, part, language, value, long, readOnly, findings, offered, onChange }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function OneLanguage({
  label,
  part,
  language,
  value,
  long,
  readOnly,
  findings,
  offered,
  onChange,
}: {
  readonly label: string;
  readonly part: string;
  readonly language: "en" | "fr";
  readonly value: Text | undefined;
  readonly long: boolean | undefined;
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly offered: readonly Placeholder[];
  readonly onChange: (text: Text | undefined, place: string) => void;
}) {
  const t = useWords(templates);
  const own = useLanguage();
  const insert = useRef<((path: string) => void) | null>(null);
  const place = `${part}/${language}`;
  const problem = findingAt(findings, typeof value === "string" ? part : place);
  return (
    <div className="flex min-w-0 items-start gap-1">
      <Field
        className="min-w-0 flex-1"
        label={
          <>
            <span className="sr-only">{t("field.label", { field: label, language: t(`language.${language}`) })}</span>
            <span aria-hidden className="inline-block text-xs font-normal text-soft first-letter:uppercase">
              {t(`language.${language}`)}
            </span>
          </>
        }
        error={problem?.message[own]}
      >
        {(control) => (
          <PlaceholderInput
            {...{ control, offered, insert }}
            {...(long && { long })}
            lang={language}
            pointer={place}
            disabled={readOnly}
            value={wordsIn(value, language)}
            onChange={(words) => onChange(withWords(value, language, words), place)}
          />
        )}
      </Field>
      {!readOnly && (
        <span className="mt-5">
          <Menu
            trigger={
              <IconButton
                icon={Braces}
                label={`${t("insert")}: ${t("field.label", { field: label, language: t(`language.${language}`) })}`}
              />
            }
            heading={t("insert.heading")}
            items={offered.map(({ path, label: words }) => ({
              id: path,
              label: words,
              note: path,
              onSelect: () => insert.current?.(path),
            }))}
          />
        </span>
      )}
    </div>
  );
}
