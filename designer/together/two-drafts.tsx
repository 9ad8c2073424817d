import { Copy } from "lucide-react";
import { type ReactNode, useId, useMemo, useState } from "react";
import { DifferencesList } from "../definition/differences-list.tsx";
import type { Difference } from "../document/differences.ts";
import type { Settling, Theirs } from "../document/use-conflict.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { clock } from "../i18n/time.ts";
import { together } from "../i18n/together.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ClashQuestion } from "./clash-question.tsx";
import type { ClashWords } from "./clash-words.ts";
import type { Choice, Choices, Clash, Merged } from "./merge.ts";

export interface TwoDraftsProps<D> {
  readonly theirs: Theirs<D>;
  readonly mine: D;
  readonly merge: (base: D, mine: D, theirs: D, choices?: Choices) => Merged<D>;
  readonly describe: (clash: Clash) => ClashWords;
  readonly compare: (before: D, after: D) => readonly Difference[];
  /** The draft drawn, where it can be. */
  readonly preview?: (document: D) => ReactNode;
  readonly onSettle: (how: Settling) => void;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** Two drafts grew from one: a question for each thing that both changed, and what it comes to. Nothing is lost meanwhile. */
export function TwoDrafts<D>(props: TwoDraftsProps<D>) {
  const { theirs, mine, merge, describe, compare, preview, onSettle } = props;
  const t = useWords(together);
  const language = useLanguage();
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [shown, setShown] = useState(false);
  const hint = useId();
  const { base, document: other, name } = theirs;
  const { clashes } = useMemo(() => merge(base, mine, other), [merge, base, mine, other]);
  const result = useMemo(() => merge(base, mine, other, choices).document, [merge, base, mine, other, choices]);
  const left = clashes.filter(({ pointer }) => !choices.has(pointer)).length;
  const own = compare(base, mine);
  const theirOwn = compare(base, other);
  const changed = shown ? compare(mine, result) : [];
  return (
    <Dialog
      open
      size="l"
      onClose={props.onClose}
      title={t("title")}
      subtitle={t("hint", { name, time: clock(theirs.at, language) })}
      footer={
        <>
          <Button variant="ghost" icon={Copy} onClick={props.onCopy}>
            {t("copy")}
          </Button>
          <span className="flex-1" />
          <Button onClick={() => onSettle("theirs")}>{t("takeTheirs", { name })}</Button>
          <Button onClick={() => onSettle("mine")}>{t("takeMine")}</Button>
          <Button variant="primary" disabled={left > 0} aria-describedby={hint} onClick={() => onSettle(choices)}>
            {t("join")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <section className="flex flex-col gap-3">
          <h3 className="m-0 font-semibold text-sm">{t("open", { count: clashes.length })}</h3>
          {clashes.map((clash) => (
            <ClashQuestion
              key={clash.pointer}
              name={name}
              both={clash.both}
              whole={clash.pointer === ""}
              words={describe(clash)}
              choice={choices.get(clash.pointer) ?? null}
              onChoose={(choice) => setChoices((all) => new Map(all).set(clash.pointer, choice))}
            />
          ))}
          <p id={hint} role="status" className="m-0 text-soft text-sm">
            {left > 0 && t("left", { count: left })}
          </p>
        </section>
        <section>
          <h3 className="m-0 mb-1 font-semibold text-sm">{t("all")}</h3>
          <div className="grid gap-6 sm:grid-cols-2">
            <div>
              <h4 className="m-0 text-soft text-xs">{t("byMe")}</h4>
              <DifferencesList items={own} />
            </div>
            <div>
              <h4 className="m-0 text-soft text-xs">{t("theirs", { name })}</h4>
              <DifferencesList items={theirOwn} />
            </div>
          </div>
        </section>
        <section className="flex flex-col gap-2">
          <Button size="s" className="self-start" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t("preview")}
          </Button>
          {shown && (
            <>
              <h3 className="m-0 font-semibold text-sm">{t("previewTitle")}</h3>
              {changed.length > 0 ? <DifferencesList items={changed} /> : <p className="m-0">{t("previewSame")}</p>}
              {preview?.(result)}
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}
