import { Clock3, Zap } from "lucide-react";
import type { Transition } from "../../blueprints/blueprint.ts";
import { designer } from "../i18n/designer.ts";
import { useSay, useWords } from "../i18n/i18n.ts";

/** Transitions from every state: named once above the picture instead of an arrow from each box. */
export function CommonStrip({
  transitions,
  selected,
}: {
  readonly transitions: readonly Transition[];
  readonly selected: readonly string[];
}) {
  const t = useWords(designer);
  const say = useSay();
  return (
    <div className="fr-strip nopan nodrag">
      <span className="fr-strip-title">{t("canvas.always")}</span>
      {transitions.map((transition) => (
        <button
          key={transition.id}
          type="button"
          tabIndex={-1}
          data-transition={transition.id}
          aria-pressed={selected.includes(transition.id)}
          className={`fr-pill fr-pill-common${selected.includes(transition.id) ? " fr-pill-selected" : ""}`}
        >
          {transition.start && <Clock3 size={12} aria-hidden />}
          <span className="fr-pill-name">{say(transition.name)}</span>
          {(transition.after?.length ?? 0) > 0 && <Zap size={12} aria-hidden />}
        </button>
      ))}
    </div>
  );
}
