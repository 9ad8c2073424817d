import type { Json } from "../../../blueprints/json.ts";
import type { View } from "../../../blueprints/view.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { relative } from "../../i18n/time.ts";
import { views } from "../../i18n/views.ts";
import { Button } from "../../ui/button.tsx";

export interface Version {
  readonly version: number;
  readonly at: number;
  readonly author: { readonly name: string };
  readonly document: { readonly [key: string]: Json };
}

/** Every version that the view has had, newest first; an older one can be taken up again. */
export function ViewHistory({
  versions,
  onUse,
}: {
  readonly versions: readonly Version[];
  /** Null: who reads may not change it. */
  readonly onUse: ((document: View) => void) | null;
}) {
  const t = useWords(views);
  const language = useLanguage();
  const now = useNow();
  return (
    <section aria-labelledby="history" className="rounded-lg border border-separator bg-panel p-4">
      <h2 id="history" className="m-0 mb-2 font-semibold text-base">
        {t("history")}
      </h2>
      <ol className="m-0 flex list-none flex-col gap-1 p-0">
        {versions.map(({ version, at, author, document }, index) => (
          <li key={version} className="flex min-h-8 flex-wrap items-center gap-2">
            <span className="font-medium">{t("history.version", { version })}</span>
            <span className="flex-1 text-soft text-xs">
              {t("history.by", { when: relative(at, language, now), name: author.name })}
            </span>
            {index > 0 && onUse && (
              // The server keeps nothing that has not passed the grammar.
              <Button size="s" variant="ghost" onClick={() => onUse(document as unknown as View)}>
                {t("history.use")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
