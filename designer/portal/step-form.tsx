import { useId, useLayoutEffect, useRef, useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import type { Answers } from "../../blueprints/event.ts";
import { useMe } from "../data/session.ts";
import { useNow } from "../data/use-now.ts";
import { useTrees } from "../fields/use-trees.ts";
import { desk } from "../i18n/desk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { AskControl } from "../screens/ticket/ask-control.tsx";
import {
  answersToSend,
  firstAnswers,
  itemOfPointer,
  itemsOf,
  scopeOf,
  shownItems,
} from "../screens/ticket/step-form.ts";
import { useStepSending } from "../screens/ticket/use-step-sending.ts";
import { useStepWords } from "../screens/ticket/use-step-words.ts";
import { takeTicket } from "../screens/ticket/use-ticket.ts";
import { Button } from "../ui/button.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { toast } from "../ui/toast.tsx";
import type { PortalStep } from "./portal-step.ts";

/** What a step asks of the requester. */
export function StepForm({
  ticket,
  step,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly step: PortalStep;
  readonly onClose: () => void;
}) {
  const t = useWords(portal);
  const d = useWords(desk);
  const say = useSay();
  const me = useMe();
  const now = useNow();
  const trees = useTrees();
  const form = useId();
  const summary = useRef<HTMLDivElement>(null);
  // The form stays as it was when it was opened: live updates must not pull it away.
  const [{ items, first }] = useState(() => {
    const all = itemsOf({ asks: step.asks, owed: [] });
    return { items: all, first: firstAnswers(all, ticket, say) };
  });
  const [answers, setAnswers] = useState<Answers>(first);
  const { send, busy, refusal } = useStepSending(ticket.id, step, (moved) => {
    takeTicket(moved);
    onClose();
    toast(t("step.done"));
  });
  const { wordsOf } = useStepWords(items, ticket);
  const faults = refusal?.kind === "faults" ? refusal.errors : [];
  const forced = new Set(faults.flatMap((fault) => itemOfPointer(fault.pointer)?.item ?? []));
  const scope = (given: Answers) => scopeOf(ticket, me, given, now, trees);
  const shown = shownItems(items, answers, scope, forced);
  const idOf = (item: string): string => `${form}-${item}`;
  const errorOf = (item: string) => (part?: string) => {
    const fault = faults.find((one) => {
      const at = itemOfPointer(one.pointer);
      return at?.item === item && at.part === (part ?? null);
    });
    return fault && wordsOf(fault);
  };
  useLayoutEffect(() => {
    if (refusal?.kind === "faults") summary.current?.focus();
  }, [refusal]);
  return (
    <form
      noValidate
      className="flex flex-col gap-4 border-separator border-t pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send(answersToSend(shown, answers, first));
      }}
    >
      {refusal?.kind === "faults" && (
        <ErrorSummary
          box={summary}
          title={faults.length > 0 ? d("dialog.missing", { count: faults.length }) : refusal.detail}
          items={faults.map((fault) => {
            const at = itemOfPointer(fault.pointer);
            return { id: at ? idOf(at.item) : null, text: wordsOf(fault) };
          })}
        />
      )}
      {refusal && refusal.kind !== "faults" && (
        <p role="alert" className="m-0 text-error">
          {refusal.kind === "moved" ? t("step.moved") : refusal.detail}
        </p>
      )}
      {shown.map((each, index) => (
        <AskControl
          key={each.item ?? `words-${index}`}
          shown={each}
          id={each.item === null ? `${form}-words-${index}` : idOf(each.item)}
          ticket={ticket}
          value={each.item === null ? null : (answers[each.item] ?? null)}
          onChange={(value) => each.item !== null && setAnswers({ ...answers, [each.item]: value })}
          error={each.item === null ? () => undefined : errorOf(each.item)}
          scope={scope(answers)}
        />
      ))}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          {refusal?.kind === "failed" ? t("tryAgain") : say(step.name)}
        </Button>
      </div>
    </form>
  );
}
