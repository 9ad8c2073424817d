import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import type { AskableRule } from "../../../../api/contract/why.ts";
import { useSay, useWords } from "../../../i18n/i18n.ts";
import { why } from "../../../i18n/why.ts";
import { Badge } from "../../../ui/badge.tsx";
import { EmptyState, ErrorState } from "../../../ui/empty-state.tsx";
import { TextField } from "../../../ui/field.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useAskable } from "./use-why.ts";

const KINDS = ["trigger", "row", "timeRule", "assignment"] as const satisfies readonly AskableRule["kind"][];

/** A rule as it was chosen, with its name in the reader's language. */
export interface ChosenRule {
  readonly rule: string;
  readonly name: string;
}

/** Every rule that may be asked about, by kind; typing narrows them, arrows move, Enter asks the first. */
export function RuleChoice({
  first,
  onChoose,
}: {
  readonly first: RefObject<HTMLInputElement | null>;
  readonly onChoose: (rule: ChosenRule) => void;
}) {
  const t = useWords(why);
  const say = useSay();
  const list = useRef<HTMLDivElement>(null);
  const [find, setFind] = useState("");
  const askable = useAskable();
  if (askable.isError && !askable.data)
    return <ErrorState message={t("rules.failed")} onRetry={() => void askable.refetch()} />;
  if (askable.data?.length === 0) return <EmptyState title={t("none")} />;
  const wanted = find.trim().toLocaleLowerCase();
  const shown = (askable.data ?? [])
    .map((one) => ({ ...one, name: say(one.name) }))
    .filter(({ name, kind }) => `${t(`kind.${kind}`)} ${name}`.toLocaleLowerCase().includes(wanted));
  const inOrder = KINDS.flatMap((kind) => shown.filter((one) => one.kind === kind));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows between controls that Tab reaches too
    <div className="flex flex-col gap-3" onKeyDown={(event) => move(event, list.current, first.current)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const topmost = inOrder[0];
          if (topmost) onChoose(topmost);
        }}
      >
        <TextField ref={first} label={t("find")} hideLabel placeholder={t("find")} value={find} onChange={setFind} />
      </form>
      {!askable.data && <Skeleton lines={5} />}
      {askable.data && inOrder.length === 0 && (
        <p role="status" className="m-0 text-soft">
          {t("noMatch")}
        </p>
      )}
      <div ref={list} className="flex flex-col gap-3">
        {KINDS.map((kind) => {
          const rules = inOrder.filter((one) => one.kind === kind);
          if (rules.length === 0) return null;
          return (
            <section key={kind} aria-label={t(`kind.${kind}`)}>
              <h3 className="m-0 mb-1 font-semibold text-soft text-xs">{t(`kind.${kind}`)}</h3>
              <ul className="m-0 flex list-none flex-col p-0">
                {rules.map((rule) => (
                  <li key={rule.rule}>
                    <button
                      type="button"
                      className="flex min-h-9 w-full items-center gap-2 rounded-md px-2.5 text-start hover:bg-raised focus-visible:bg-raised"
                      onClick={() => onChoose(rule)}
                    >
                      <span className="min-w-0 flex-1 break-words">{rule.name}</span>
                      {rule.state !== "inForce" && <Badge tone="paused">{t(`state.${rule.state}`)}</Badge>}
                      <ChevronRight size={16} aria-hidden className="shrink-0 text-soft" />
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

function move(event: KeyboardEvent, list: HTMLElement | null, first: HTMLElement | null): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...(list?.querySelectorAll("button") ?? [])];
  const at = all.findIndex((one) => one.matches(":focus"));
  if (at === 0 && by === -1) first?.focus();
  else all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}
