import { ChevronDown, Lock } from "lucide-react";
import type { RefusedStepView } from "../../../api/contract/ticket-views.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Explanation } from "./explanation.tsx";

/** Steps that are drawn but not open now, each with its reason and the values that its condition saw. */
export function NotNow({ refused }: { readonly refused: readonly RefusedStepView[] }) {
  const t = useWords(desk);
  const say = useSay();
  if (refused.length === 0) return null;
  return (
    <details className="group min-w-0">
      <summary className="target inline-flex min-h-8 list-none items-center gap-1 rounded-md px-2 text-soft hover:bg-raised hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronDown size={16} aria-hidden className="transition-transform group-open:rotate-180" />
        {t("notNow", { count: refused.length })}
      </summary>
      <ul className="m-0 mt-1 flex list-none flex-col gap-2 rounded-lg border border-separator bg-canvas p-3">
        {refused.map((step) => (
          <li key={step.transition} className="flex gap-2">
            <Lock size={14} aria-hidden className="mt-0.5 shrink-0 text-soft" />
            <div className="min-w-0">
              {step.reasons.map((reason) => (
                <p key={`${reason.code}${reason.pointer}`} className="m-0">
                  <span className="font-medium">{say(step.name)}</span>
                  <span className="text-soft">
                    {t("colon")} {say(reason.message)}
                  </span>
                </p>
              ))}
              {step.explanation !== undefined && (
                <div className="mt-1">
                  <Explanation explanation={step.explanation} />
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
