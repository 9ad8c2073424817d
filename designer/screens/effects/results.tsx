import { X } from "lucide-react";
import type { ListedEffectView } from "../../../api/contract/effects.ts";
import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { ui } from "../../i18n/ui.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useEffectWords } from "./effect-words.ts";

export interface Result {
  readonly id: string;
  readonly outcome: "started" | "notFailed" | "notFound" | "dropped" | "inHand" | "settled";
}

/** What became of each, counted by outcome; those that were on the page by name. */
export function Results({
  results,
  known,
  onClose,
}: {
  readonly results: readonly Result[];
  readonly known: ReadonlyMap<string, ListedEffectView>;
  readonly onClose: () => void;
}) {
  const t = useWords(effects);
  const u = useWords(ui);
  const say = useEffectWords();
  const groups = Map.groupBy(results, ({ outcome }) => outcome);
  return (
    <section
      aria-labelledby="results"
      className="mb-4 rounded-lg border border-separator bg-panel px-3 py-2.5"
      role="status"
    >
      <div className="flex items-center gap-2">
        <h2 id="results" className="m-0 flex-1 text-sm font-semibold">
          {t("results.title")}
        </h2>
        <IconButton icon={X} label={u("close")} onClick={onClose} />
      </div>
      {[...groups].map(([outcome, some]) => (
        <details key={outcome} open={results.length <= 10}>
          <summary>{t("results.summary", { count: some.length, outcome: t(`results.${outcome}`) })}</summary>
          <ul className="m-0 ps-5 text-soft">
            {some.map(({ id }) => {
              const effect = known.get(id);
              return <li key={id}>{effect ? `#${effect.number} ${say(effect)}` : id}</li>;
            })}
          </ul>
        </details>
      ))}
    </section>
  );
}
