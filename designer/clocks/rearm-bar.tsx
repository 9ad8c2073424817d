import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { isAgent, isManager, useMe } from "../data/session.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { announce } from "../ui/live-region.tsx";

/** While some are on their way, and while none are: a publish tells us by the live stream too. */
const SOON_MS = 1500;
const LATER_MS = 60_000;

/** How far newly published time limits have come on their way to the tickets; nothing while none are. For managers. */
export function RearmBar() {
  const me = useMe();
  return isAgent(me) && isManager(me) ? <Progress /> : null;
}

function Progress() {
  const t = useWords(area);
  const language = useLanguage();
  const id = useId();
  const rearms = useQuery({
    queryKey: keys.rearms,
    queryFn: async () => bodyOf(await client.definitions.rearms()).items,
    refetchInterval: ({ state }) => (state.data?.some((item) => item.finishedAt === null) ? SOON_MS : LATER_MS),
    retry: false,
  });
  const under = (rearms.data ?? []).filter((item) => item.finishedAt === null && item.total > 0);
  const total = under.reduce((sum, item) => sum + item.total, 0);
  const done = under.reduce((sum, item) => sum + item.done, 0);
  const running = under.length > 0;
  const number = (value: number) => value.toLocaleString(language === "fr" ? "fr-FR" : "en-GB");
  const words = t("rearming", { done: number(done), total: number(total) });
  useSaidByQuarters(running, total > 0 ? Math.floor((done / total) * 4) : 0, words, t("rearmed"));
  if (!running) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator bg-info-fill px-3 py-1.5 text-info">
      <span id={id} className="tabular">
        {words}
      </span>
      <span
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-2 min-w-32 flex-1 overflow-hidden rounded-full border border-info bg-panel sm:max-w-80"
      >
        <span className="block h-full bg-info" style={{ width: `${total > 0 ? (done / total) * 100 : 0}%` }} />
      </span>
    </div>
  );
}

/** Numbers that change every second are not read out: the beginning, each quarter and the end are, politely. */
function useSaidByQuarters(running: boolean, quarter: number, words: string, end: string): void {
  const said = useRef<number | null>(null);
  const latest = useRef(words);
  latest.current = words;
  useEffect(() => {
    if (running && said.current !== quarter) {
      said.current = quarter;
      announce(latest.current);
    } else if (!running && said.current !== null) {
      said.current = null;
      announce(end);
      void queries.invalidateQueries({ queryKey: keys.lists });
      void queries.invalidateQueries({ queryKey: ["ticket"] });
    }
  }, [running, quarter, end]);
}
