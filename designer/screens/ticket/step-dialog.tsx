import { CircleAlert, TriangleAlert } from "lucide-react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { ProblemError as Fault } from "../../../api/contract/problem.ts";
import type { OfferView, StepDraft, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { client } from "../../data/client.ts";
import { useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { announce } from "../../ui/live-region.tsx";
import { toast } from "../../ui/toast.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { AskControl } from "./ask-control.tsx";
import { useFields } from "./attributes.ts";
import { useStepDraft } from "./step-draft.ts";
import { answersToSend, firstAnswers, itemOfPointer, itemsOf, type Shown, scopeOf, shownItems } from "./step-form.ts";
import { rereadTicket } from "./use-ticket.ts";
import { WhatHappens } from "./what-happens.tsx";

export interface StepDialogProps {
  readonly ticket: TicketView;
  readonly offer: OfferView;
  readonly document: Blueprint | null | undefined;
  readonly draft: StepDraft | null;
  /** Words already typed in the composer: they become the answer of that item. */
  readonly typed?: Answers | undefined;
  readonly onClose: () => void;
  readonly onDone: (ticket: TicketView, offer: OfferView) => void;
  readonly onCopyToNote: (text: string) => void;
}

type Refusal =
  | { readonly kind: "faults"; readonly errors: readonly Fault[]; readonly detail: string }
  | { readonly kind: "moved" }
  | { readonly kind: "failed"; readonly detail: string };

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
  const field = useFields();
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
    first: { ...first, ...typed },
    stored: draft && { answers: draft.answers, by: draft.by.name, at: draft.at },
  });
  const answers = useMemo(
    () => ({ ...kept.answers, ...(Object.keys(typed ?? {}).length > 0 && !kept.touched ? typed : {}) }),
    [kept.answers, kept.touched, typed],
  );
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const faults = refusal?.kind === "faults" ? refusal.errors : [];
  const forced = useMemo(() => new Set(faults.flatMap((fault) => itemOfPointer(fault.pointer)?.item ?? [])), [faults]);
  const scope = (given: Answers) => scopeOf(ticket, me, given, now);
  const shown = shownItems(items, answers, scope, forced);
  const idOf = (item: string): string => `${form}-${item}`;
  const labelOf = (item: string): string => {
    const each = items.find((one) => one.item === item);
    if (!each || each.ask.ask === "field") return say(field(item).name);
    return each.ask.ask === "reply"
      ? t("ask.reply", { name: ticket.requester?.name ?? t("requester") })
      : each.ask.ask === "message"
        ? item
        : t(`ask.${each.ask.ask}`);
  };
  const wordsOf = (fault: Fault): string => {
    const at = itemOfPointer(fault.pointer);
    if (fault.code !== "missing" || !at) return fault.message;
    if (!at.part) return t("dialog.enter", { name: labelOf(at.item) });
    const list = items.find((one) => one.item === at.item)?.ask;
    const point = list?.ask === "checklist" ? list.items.find((one) => one.id === at.part) : undefined;
    return point ? t("dialog.tick", { name: say(point.name) }) : fault.message;
  };
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
  const send = async () => {
    if (busy) return;
    setBusy(true);
    const answer = await client.tickets.step({
      params: { id: ticket.id },
      body: { transition: offer.transition, fromState: offer.fromState, answers: answersToSend(shown, answers, first) },
      idempotencyKey: key,
    });
    setBusy(false);
    if (answer.ok) {
      void kept.drop();
      onDone(answer.body.ticket, offer);
      return;
    }
    const { problem, status } = answer;
    // A lost connection keeps the key, so that trying again is never done twice. A refusal was an answer: what follows is new.
    if (status !== 0 && status < 500) setKey(crypto.randomUUID());
    if (status === 409 && problem.errors.some((each) => each.code === "moved" || each.code === "notFromHere")) {
      await rereadTicket(ticket.id);
      setRefusal({ kind: "moved" });
    } else if (status === 422 || status === 409 || status === 403)
      setRefusal({ kind: "faults", errors: problem.errors, detail: problem.detail || problem.title });
    else setRefusal({ kind: "failed", detail: problem.detail || problem.title });
  };
  useShortcut("Ctrl+Enter", () => void send(), { inText: true });
  useEffect(() => {
    if (refusal?.kind === "faults") summary.current?.focus();
  }, [refusal]);

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
          void send();
        }}
      >
        {refusal?.kind === "moved" && <Moved ticket={ticket} step={say(offer.name)} />}
        {refusal?.kind === "failed" && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {t("dialog.notDone")} {refusal.detail}
          </p>
        )}
        {refusal?.kind === "faults" && (
          <div ref={summary} role="alert" tabIndex={-1} className="rounded-lg bg-error-fill px-3 py-2 text-error">
            <p className="m-0 flex items-center gap-1.5 font-medium">
              <CircleAlert size={16} aria-hidden />
              {faults.length > 0 ? t("dialog.missing", { count: faults.length }) : refusal.detail}
            </p>
            <ul className="m-0 mt-1 ps-5">
              {faults.map((fault) => {
                const at = itemOfPointer(fault.pointer);
                const target =
                  at && shown.some((each) => each.item === at.item)
                    ? `${idOf(at.item)}${at.part ? `-${at.part}` : ""}`
                    : null;
                return (
                  <li key={`${fault.pointer}${fault.code}`}>
                    {target ? (
                      <button
                        type="button"
                        className="text-start text-error underline"
                        onClick={() => document.getElementById(target)?.focus()}
                      >
                        {wordsOf(fault)}
                      </button>
                    ) : (
                      wordsOf(fault)
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        )}
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
                kept.setAnswers({ ...first, ...typed });
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
        <WhatHappens offer={offer} document={drawn} />
      </form>
    </Dialog>
  );
}

/** Who moved it where, from the ticket as it is now. */
function Moved({ ticket, step }: { readonly ticket: TicketView; readonly step: string }) {
  const t = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const last = ticket.thread.at(-1);
  const state = say(ticket.place?.state.name ?? "");
  return (
    <p role="alert" className="m-0 flex gap-2 rounded-lg bg-warning-fill px-3 py-2 text-warning">
      <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
      {last
        ? t("dialog.movedBy", { name: last.by.name, state, time: shortTime(last.enteredAt, language), step })
        : t("dialog.movedOn", { state, step })}
    </p>
  );
}

/** Items that appear because of an answer are said politely; focus stays where the person types. */
function useAnnounceNew(
  shown: readonly Shown[],
  labelOf: (item: string) => string,
  words: (names: string) => string,
): void {
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const now = new Set(shown.flatMap(({ item }) => item ?? []));
    const added = before.current ? [...now].filter((item) => !before.current?.has(item)) : [];
    before.current = now;
    if (added.length > 0) announce(words(added.map(labelOf).join(", ")));
  });
}
