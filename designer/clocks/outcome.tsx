import { CircleCheck, CircleMinus, CircleX, Clock3 } from "lucide-react";
import type { LedgerLineView } from "../../api/contract/clocks.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Badge } from "../ui/badge.tsx";
import { lengthIn, type Say } from "./lengths.ts";

/** How a clock came out, with what was to spare or lacking: icon, words, colour. */
export function Outcome({ line }: { readonly line: LedgerLineView }) {
  const t = useWords(area);
  const language = useLanguage();
  const { tone, icon } = LOOKS[line.result];
  return (
    <Badge tone={tone} icon={icon}>
      {outcomeWords(line, t, (ms) => lengthIn(ms, line.target?.time === "working", t, language))}
      {line.excused !== null && ` · ${t("excused")}`}
    </Badge>
  );
}

const LOOKS = {
  running: { tone: "info", icon: Clock3 },
  paused: { tone: "paused", icon: Clock3 },
  met: { tone: "good", icon: CircleCheck },
  breached: { tone: "error", icon: CircleX },
  noTarget: { tone: "paused", icon: CircleMinus },
  merged: { tone: "paused", icon: CircleMinus },
  restarted: { tone: "paused", icon: CircleMinus },
} as const;

/** "Met 18 min before it was due", "Overdue by 3 working hours". */
export function outcomeWords(
  { result, target, elapsedMs }: Pick<LedgerLineView, "result" | "target" | "elapsedMs">,
  t: Say,
  length: (ms: number) => string,
): string {
  const spare = target ? target.targetMs - elapsedMs : 0;
  if (result === "met" && spare > 0) return t("metBefore", { length: length(spare) });
  if (result === "breached" && spare < 0) return t("lateBy", { length: length(-spare) });
  return t(`result.${result}`);
}
