import { useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { OfferView, StepDraft, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { useTrees } from "../../fields/use-trees.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { toast } from "../../ui/toast.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { AskControl } from "./ask-control.tsx";
import { AttachmentsField } from "./attachments.tsx";
import { useStepDraft } from "./step-draft.ts";
import { answersToSend, firstAnswers, itemOfPointer, itemsOf, scopeOf, shownItems } from "./step-form.ts";
import { Moved, useAnnounceNew } from "./step-notices.tsx";
import { useStepSending } from "./use-step-sending.ts";
import { useStepWords } from "./use-step-words.ts";
import { WhatHappens } from "./what-happens.tsx";

export interface StepDialogProps {
  readonly ticket: TicketView;
  readonly offer: OfferView;
  readonly document: Blueprint | null | undefined;
  readonly draft: StepDraft | null;
  /** Words already typed in the composer: they become the answer of that item. */
  readonly typed?: Answers | undefined;
  readonly onClose: () => void;
  readonly onDone: (ticket: TicketView, offer: OfferView, event: string) => void;
  readonly onCopyToNote: (text: string) => void;
}

/** Everything that a step asks, on one page. Nothing typed is lost, whatever the server says. */
export function StepDialog({
  ticket,
  offer,
  document: drawn,
  draft,
  typed,
  onClose,
  onDone,
  onCopyToNote,
}: StepDialogProps) {
  const t = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const now = useNow();
  const trees = useTrees();
  const form = useId();
  const summary = useRef<HTMLDivElement>(null);
  // The dialog keeps the step as it was when it was opened: live updates must not pull it away.
  const [{ items, first, fromName }] = useState(() => {
    const all = itemsOf(offer);
    return { items: all, first: firstAnswers(all, ticket, say), fromName: ticket.place?.state.name ?? "" };
  });
  const kept = useStepDraft({
    ticket: ticket.id,
    transition: offer.transition,
    fromState: offer.fromState,
    me: me.person.id,
    first,
    typed,
    stored: draft && { answers: draft.answers, by: draft.by.name, at: draft.at },
  });
  const { answers } = kept;
  const { send, busy, refusal } = useStepSending(ticket.id, offer, (moved, event) => {
    void kept.drop();
    onDone(moved, offer, event);
  });
  const faults = refusal?.kind === "faults" ? refusal.errors : [];
  const forced = useMemo(() => new Set(faults.flatMap((fault) => itemOfPointer(fault.pointer)?.item ?? [])), [faults]);
  const scope = (given: Answers) => scopeOf(ticket, me, given, now, trees);
  const shown = shownItems(items, answers, scope, forced);
  const isShown = (item: string): boolean => shown.some((each) => each.item === item && each.runs);
  // What is attached goes with a reply or a note, even where no files are asked for.
  const carries = !isShown("attachments") && (isShown("reply") || isShown("note"));
  const idOf = (item: string): string => `${form}-${item}`;
  const { labelOf, wordsOf } = useStepWords(items, ticket);
  const errorOf = (item: string) => (part?: string) => {
    const fault = faults.find((one) => {
      const at = itemOfPointer(one.pointer);
      return at?.item === item && (part === undefined ? at.part === null : at.part === part);
    });
    return fault && wordsOf(fault);
  };
  useAnnounceNew(shown, labelOf, (names) => t("dialog.conditional", { names }));

  const change = (item: string, value: Answers[string]) => kept.change({ ...answers, [item]: value });
  const close = () => {
    if (kept.touched) toast(t("dialog.kept"), { tone: "info" });
    onClose();
  };
  const sendAll = () => void send(answersToSend(shown, answers, first));
  useShortcut("Ctrl+Enter", sendAll, { inText: true });
  useLayoutEffect(() => {
    if (refusal?.kind === "faults") summary.current?.focus();
  }, [refusal]);

  const targetOf = (pointer: string): string | null => {
    const at = itemOfPointer(pointer);
    if (!at || !shown.some((each) => each.item === at.item)) return null;
    return at.part ? `${idOf(at.item)}-${at.part}` : idOf(at.item);
  };
  // Said before somebody types on in vain; one's own step on its way is none of that.
  const byOther = ticket.thread.at(-1)?.by.id !== me.person.id;
  const movedMeanwhile = !refusal && !busy && byOther && ticket.place?.state.id !== offer.fromState;
  const stays = offer.to === offer.fromState;
  const asText = () =>
    shown
      .flatMap(({ item }) =>
        item && answers[item]
          ? [`${labelOf(item)}: ${typeof answers[item] === "string" ? answers[item] : JSON.stringify(answers[item])}`]
          : [],
      )
      .join("\n\n");
  return (
    <Dialog
      open
      onClose={close}
      title={say(offer.name)}
      subtitle={
        stays
          ? t("dialog.stays", { from: say(fromName) })
          : t("dialog.way", { from: say(fromName), to: say(offer.toName) })
      }
      footer={
        refusal?.kind === "moved" ? (
          <>
            <Button onClick={() => onCopyToNote(asText())}>{t("dialog.copyNote")}</Button>
            <Button variant="primary" onClick={close}>
              {t("dialog.close")}
            </Button>
          </>
        ) : (
          <>
            <Button variant="ghost" onClick={close}>
              {t("dialog.later")}
            </Button>
            <Button type="submit" form={form} variant="primary" busy={busy} hint="Ctrl ⏎">
              {refusal?.kind === "failed" ? t("dialog.again") : say(offer.name)}
            </Button>
          </>
        )
      }
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          sendAll();
        }}
      >
        {refusal?.kind === "moved" && <Moved ticket={ticket} step={say(offer.name)} />}
        {refusal?.kind === "failed" && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {t("dialog.notDone")} {refusal.detail}
          </p>
        )}
        {refusal?.kind === "faults" && (
          <ErrorSummary
            box={summary}
            title={faults.length > 0 ? t("dialog.missing", { count: faults.length }) : refusal.detail}
            items={faults.map((fault) => ({ id: targetOf(fault.pointer), text: wordsOf(fault) }))}
          />
        )}
        {movedMeanwhile && <Moved ticket={ticket} step={say(offer.name)} />}
        {kept.from && (
          <p className="m-0 flex items-center justify-between gap-2 text-xs text-soft">
            {t("dialog.from", {
              name: kept.from.by === me.person.id ? me.person.name : kept.from.by,
              time: shortTime(kept.from.at, language),
            })}
            <Button
              size="s"
              variant="link"
              onClick={() => {
                void kept.drop();
              }}
            >
              {t("dialog.throwAway")}
            </Button>
          </p>
        )}
        {shown.map((each, index) => (
          <div key={each.item ?? `words-${index}`} className="animate-[appear_160ms_ease-out]">
            <AskControl
              shown={each}
              id={each.item === null ? `${form}-words-${index}` : idOf(each.item)}
              ticket={ticket}
              value={each.item === null ? null : (answers[each.item] ?? null)}
              onChange={(value) => each.item !== null && change(each.item, value)}
              error={errorOf(each.item ?? "")}
              scope={scope(answers)}
            />
          </div>
        ))}
        {carries && (
          <AttachmentsField
            label={t("ask.attachments")}
            error={errorOf("attachments")()}
            value={answers.attachments ?? null}
            onChange={(value) => change("attachments", value)}
          />
        )}
        <WhatHappens offer={offer} document={drawn} />
      </form>
    </Dialog>
  );
}
