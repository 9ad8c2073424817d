import { Clock3, Network, Timer, Zap } from "lucide-react";
import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";
import { designer } from "../i18n/designer.ts";
import { drawing } from "../i18n/drawing.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { limits } from "../i18n/limits.ts";
import { limitLabel } from "./describe.ts";

/** What holds in every state: common transitions, instead of an arrow from each box, and the limit of the whole process. */
export function CommonStrip({
  transitions,
  selected,
  limit,
  everywhere,
  onEverywhere,
}: {
  readonly transitions: readonly Transition[];
  readonly selected: readonly string[];
  readonly limit?: Blueprint["limit"];
  /** They stand at each state as well. */
  readonly everywhere: boolean;
  readonly onEverywhere: (everywhere: boolean) => void;
}) {
  const t = useWords(designer);
  const d = useWords(drawing);
  const l = useWords(limits);
  const language = useLanguage();
  const say = useSay();
  return (
    <div className="fr-strip nopan nodrag">
      {limit && (
        <span className="fr-strip-limit">
          <Timer size={13} aria-hidden />
          {l("box.process", { length: limitLabel(limit, language) })}
        </span>
      )}
      {transitions.length > 0 && <span className="fr-strip-title">{t("canvas.always")}</span>}
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
      {transitions.length > 0 && (
        <button
          type="button"
          aria-pressed={everywhere}
          className={`fr-strip-everywhere ${everywhere ? "text-link" : "text-soft"}`}
          onClick={() => onEverywhere(!everywhere)}
        >
          <Network size={13} aria-hidden />
          {d("common.everywhere")}
        </button>
      )}
    </div>
  );
}
