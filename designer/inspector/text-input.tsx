import { useState } from "react";
import type { Text } from "../../blueprints/text.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import type { ControlProps } from "../ui/field.tsx";

const LANGUAGES = ["en", "fr"] as const;

/** A text in both languages: one line (or box) with a switch; what is missing in one is said. */
export function TextInput({
  control,
  value,
  onChange,
  long,
  disabled,
  onBlur,
}: {
  readonly control: ControlProps;
  readonly value: Text;
  readonly onChange: (text: Text) => void;
  readonly long?: boolean;
  readonly disabled?: boolean;
  readonly onBlur?: () => void;
}) {
  const t = useWords(designer);
  const own = useLanguage();
  const [language, setLanguage] = useState<string>(own);
  const texts = typeof value === "string" ? { [own]: value } : value;
  const current = typeof value === "string" ? value : (value[language] ?? "");
  const change = (next: string) => {
    if (typeof value === "string" && language === own) return onChange(next);
    const entries = Object.entries({ ...texts, [language]: next }).filter(
      ([key, text]) => text !== "" || key === language,
    );
    onChange(Object.fromEntries(entries));
  };
  const shared = {
    ...control,
    disabled,
    value: typeof value === "string" && language !== own ? "" : current,
    onBlur,
    lang: language,
  };
  return (
    <div className="flex items-start gap-1">
      {long ? (
        <textarea
          {...shared}
          rows={2}
          className="control resize-y"
          style={{ fieldSizing: "content" }}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <input {...shared} className="control" onChange={(event) => change(event.target.value)} />
      )}
      <fieldset
        aria-label={t("text.language")}
        className="m-0 flex min-w-0 shrink-0 overflow-hidden rounded-md border border-control p-0"
      >
        {LANGUAGES.map((code) => {
          const missing = typeof value !== "string" && !value[code];
          return (
            <button
              key={code}
              type="button"
              aria-pressed={language === code}
              title={missing ? t("text.missing") : undefined}
              className={`min-h-7 min-w-8 text-xs uppercase ${language === code ? "bg-raised font-semibold text-link" : "text-soft hover:bg-raised"}`}
              onClick={() => setLanguage(code)}
            >
              {code}
              {missing && <span aria-hidden>·</span>}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}
