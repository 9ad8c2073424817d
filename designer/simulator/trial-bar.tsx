import { useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { Button } from "../ui/button.tsx";

/** Under the picture while a trial is on: it takes its own line, so that no state is under it. */
export function TrialBar({ onLeave }: { readonly onLeave: () => void }) {
  const t = useWords(simulator);
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-center gap-x-3 bg-info-fill px-3 py-1 text-info">
      {t("bar.text")}
      <Button size="s" onClick={onLeave}>
        {t("bar.leave")}
      </Button>
    </div>
  );
}
