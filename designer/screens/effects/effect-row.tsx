import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Link } from "react-router";
import type { ListedEffectView } from "../../../api/contract/effects.ts";
import { useNow } from "../../data/use-now.ts";
import { effects } from "../../i18n/effects.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime, relative, shortTime } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Attempts } from "./attempts.tsx";
import { detailWords } from "./detail-words.ts";
import { TONES, useEffectWords, whenNext } from "./effect-words.ts";
import { RuleLink } from "./rule-link.tsx";

/** One effect in a line: what, for which ticket, by which rule, how it stands; its attempts unfold under it. */
export function EffectRow({
  effect,
  before,
  actions,
}: {
  readonly effect: ListedEffectView;
  /** Stands before it: a box to choose it by. */
  readonly before?: ReactNode;
  readonly actions?: ReactNode;
}) {
  const t = useWords(effects);
  const language = useLanguage();
  const now = useNow();
  const say = useEffectWords();
  const details = useId();
  const [open, setOpen] = useState(false);
  const { status, detail, nextAt, createdAt } = effect;
  const next = whenNext(nextAt, now);
  return (
    <li className="rounded-lg border border-separator bg-panel">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2 px-3 py-2.5">
        {before}
        <div className="min-w-0 flex-1 basis-60">
          <div className="flex flex-wrap items-center gap-x-2">
            <span className="font-medium break-words">{say(effect)}</span>
            <Badge tone={TONES[status]} {...(status === "done" && { icon: Check })}>
              {t(`status.${status}`)}
            </Badge>
          </div>
          <div className="flex flex-wrap gap-x-3 text-xs text-soft">
            <Link
              to={`/tickets/${effect.ticket}`}
              className="min-w-0 text-link [overflow-wrap:anywhere] hover:underline"
            >
              #{effect.number} {effect.subject}
            </Link>
            <RuleLink rule={effect.rule} />
            <time dateTime={new Date(createdAt).toISOString()} title={dateTime(createdAt, language)}>
              {shortTime(createdAt, language)}
            </time>
          </div>
          {(detail !== null || nextAt !== null) && (
            <p className="m-0 text-xs break-words">
              {detail !== null && detailWords(detail, language)}{" "}
              {next !== null && t(next, { when: relative(nextAt ?? now, language, now) })}
            </p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {actions}
          <button
            type="button"
            aria-expanded={open}
            aria-controls={details}
            onClick={() => setOpen(!open)}
            className="target inline-flex min-h-8 items-center gap-1 rounded-md px-2 text-soft hover:bg-raised hover:text-ink"
          >
            <span className="tabular">{t("attempts", { count: effect.attempts })}</span>
            <ChevronDown size={16} aria-hidden className={open ? "rotate-180" : ""} />
          </button>
        </div>
      </div>
      <div id={details} hidden={!open} className="border-t border-separator px-3 py-3">
        {open && <Attempts effect={effect} />}
      </div>
    </li>
  );
}
