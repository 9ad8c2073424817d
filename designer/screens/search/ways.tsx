import { SEARCH_OPERATORS } from "../../../blueprints/search/operators.ts";
import { isAgent, useMe } from "../../data/session.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { search } from "../../i18n/search.ts";

/** What may be written into the box, each with an example that can be pressed. */
export function Ways({ onTry }: { readonly onTry: (text: string) => void }) {
  const t = useWords(search);
  const language = useLanguage();
  const agent = isAgent(useMe());
  const signs = [
    { example: t("ways.words.example"), title: t("ways.words") },
    { example: t("ways.exact.example"), title: t("ways.exact") },
    { example: t("ways.not.example"), title: t("ways.not") },
  ];
  const operators = SEARCH_OPERATORS.filter(({ forRequesters }) => agent || forRequesters).map(
    ({ example, title }) => ({ example, title: title[language] }),
  );
  return (
    <section aria-label={t("ways")} className="mt-6">
      <h2 className="m-0 mb-2 text-base font-semibold">{t("ways")}</h2>
      <ul className="m-0 grid list-none grid-cols-1 gap-x-6 gap-y-1 p-0 sm:grid-cols-2">
        {[...signs, ...operators].map(({ example, title }) => (
          <li key={example} className="flex flex-wrap items-baseline gap-x-2">
            <button
              type="button"
              onClick={() => onTry(example)}
              className="target rounded bg-raised px-1.5 py-1 font-mono text-xs text-ink hover:underline"
            >
              {example}
            </button>
            <span className="text-xs text-soft">{title}</span>
          </li>
        ))}
      </ul>
      {agent && <p className="mt-2 mb-0 text-xs text-soft">{t("ways.fields")}</p>}
    </section>
  );
}
