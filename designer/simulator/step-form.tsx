import { useLayoutEffect, useRef, useState } from "react";
import type { Answers } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Json } from "../../blueprints/json.ts";
import type { OfferedStep } from "../../runtime/offers.ts";
import { desk } from "../i18n/desk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { AskControl } from "../screens/ticket/ask-control.tsx";
import { answersToSend, firstAnswers, itemOfPointer, itemsOf, shownItems } from "../screens/ticket/step-form.ts";
import { useStepWords } from "../screens/ticket/use-step-words.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { ErrorSummary } from "../ui/error-summary.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { formScope, type Simulation, ticketOf } from "./simulation.ts";

/** The desk has words for a requester without a name. */
const NOBODY = { requester: null };
const NONE: ReadonlySet<string> = new Set();

export interface StepFormProps {
  readonly simulation: Simulation;
  readonly who: string;
  readonly offer: OfferedStep;
  /** Null: it was taken. */
  readonly onTake: (answers: Answers) => readonly Reason[] | null;
  /** Writes down that it was refused so. */
  readonly onRecord: (answers: Answers) => void;
  readonly onClose: () => void;
}

/** What the step asks, by the controls of the desk; only files are made up, for a trial stores none. */
export function StepForm({ simulation, who, offer, onTake, onRecord, onClose }: StepFormProps) {
  const t = useWords(simulator);
  const d = useWords(desk);
  const say = useSay();
  const ticket = ticketOf(simulation);
  const [items] = useState(() => itemsOf(offer));
  const [first] = useState((): Answers => (ticket ? firstAnswers(items, ticket, say) : {}));
  const [answers, setAnswers] = useState<Answers>(first);
  const [faults, setFaults] = useState<readonly Reason[]>([]);
  const summary = useRef<HTMLDivElement>(null);

  const { wordsOf } = useStepWords(items, NOBODY);
  useLayoutEffect(() => {
    if (faults.length > 0) summary.current?.focus();
  }, [faults]);
  const scope = (given: Answers) => formScope(simulation, who, given) ?? {};
  const shown = shownItems(items, answers, scope, NONE);
  const change = (item: string, value: Json) => setAnswers((was) => ({ ...was, [item]: value }));
  const idOf = (item: string): string => `trial-${item}`;
  const told = faults.map((fault) => {
    const at = itemOfPointer(fault.pointer);
    const { code, pointer, message } = fault;
    return { at, words: wordsOf({ code, pointer, message: say(message) }) };
  });
  const errorOf = (item: string) => (part?: string) =>
    told.find(({ at }) => at?.item === item && (part === undefined ? at.part === null : at.part === part))?.words;
  return (
    <FormDialog
      title={say(offer.name)}
      subtitle={say(offer.sentence)}
      act={t("ask.take")}
      quick
      aside={
        told.length > 0 && (
          <Button variant="ghost" onClick={() => onRecord(answersToSend(shown, answers, first))}>
            {t("ask.record")}
          </Button>
        )
      }
      onClose={onClose}
      onSend={() => setFaults(onTake(answersToSend(shown, answers, first)) ?? [])}
    >
      {told.length > 0 && (
        <ErrorSummary
          box={summary}
          title={d("dialog.missing", { count: told.length })}
          items={told.map(({ at, words }) => ({ id: at ? idOf(at.item) : null, text: words }))}
        />
      )}
      {shown.map((each, index) => {
        const item = each.item ?? `words-${index}`;
        if (each.ask.ask === "attachments")
          return (
            <MadeUpFile
              key={item}
              value={answers[item] ?? null}
              count={each.ask.min ?? 1}
              error={errorOf(item)()}
              onChange={(value) => change(item, value)}
            />
          );
        return (
          <AskControl
            key={item}
            shown={each}
            id={idOf(item)}
            ticket={NOBODY}
            value={each.item === null ? null : (answers[item] ?? null)}
            onChange={(value) => change(item, value)}
            error={errorOf(item)}
            scope={scope(answers)}
          />
        );
      })}
    </FormDialog>
  );
}

interface MadeUpFileProps {
  readonly value: Json;
  readonly count: number;
  readonly error: string | undefined;
  readonly onChange: (value: Json) => void;
}
function MadeUpFile({ value, count, error, onChange }: MadeUpFileProps) {
  const t = useWords(simulator);
  const files = (): Json =>
    Array.from({ length: count }, (_, index) => ({
      id: `trial-${index + 1}`,
      name: t("ask.file"),
      contentType: "application/pdf",
      size: 1024,
    }));
  return (
    <div>
      <Checkbox
        id="trial-attachments"
        label={t("ask.files")}
        checked={value !== null}
        invalid={error !== undefined}
        onChange={(checked) => onChange(checked ? files() : null)}
      />
      <p className="m-0 ms-6 text-xs text-soft">{t("ask.filesHint")}</p>
      {error && <p className="m-0 ms-6 text-xs text-error">{error}</p>}
    </div>
  );
}
