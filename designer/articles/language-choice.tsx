import clsx from "clsx";
import { LANGUAGES, type Language } from "../../blueprints/text.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";

/** In which of its languages an article is read or written. */
export function LanguageChoice({
  value,
  languages = LANGUAGES,
  onChange,
}: {
  readonly value: Language;
  readonly languages?: readonly Language[];
  readonly onChange: (language: Language) => void;
}) {
  const t = useWords(articles);
  return (
    <fieldset aria-label={t("languages")} className="m-0 flex w-fit rounded-md border border-control p-0">
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === value}
          onClick={() => onChange(one)}
          className={clsx(
            "target min-h-7 px-3 text-sm first:rounded-s-[5px] last:rounded-e-[5px] first-letter:uppercase",
            one === value ? "bg-ink font-medium text-panel" : "bg-panel hover:bg-raised",
          )}
        >
          {t(`language.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
