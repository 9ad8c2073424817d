import { ChevronDown, Lock } from "lucide-react";
import { useId, useState } from "react";
import type { RefusedStepView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Explanation } from "./explanation.tsx";

export interface NotNowProps {
  readonly refused: readonly RefusedStepView[];
  readonly document: Blueprint | null | undefined;
}

/** Steps that are drawn but not open now, each with its reason and the values that its condition saw. */
export function NotNow({ refused, document }: NotNowProps) {
  const t = useWords(desk);
  const say = useSay();
  const list = useId();
  const [open, setOpen] = useState(false);
  if (refused.length === 0) return null;
  const drawn = (id: string) => document?.transitions.find((transition) => transition.id === id)?.before?.when;
  return (
    <>
      <Button
        variant="ghost"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className="text-soft!"
      >
        <ChevronDown size={16} aria-hidden className={open ? "rotate-180" : ""} />
        {t("notNow", { count: refused.length })}
      </Button>
      {open && (
        <ul
          id={list}
          className="m-0 grid w-full list-none gap-x-6 gap-y-2.5 rounded-lg border border-separator bg-canvas p-3 md:grid-cols-2 2xl:grid-cols-3"
        >
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
                <Explanation explanation={step.explanation} condition={drawn(step.transition)} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
