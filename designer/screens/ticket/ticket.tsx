import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useParams } from "react-router";
import type { OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { TimeLimits } from "../../clocks/time-limits.tsx";
import { useReadAgain } from "../../clocks/use-clocks.ts";
import { client, ProblemError } from "../../data/client.ts";
import { readDraft, writeDraft } from "../../data/local-draft.ts";
import { useLooking } from "../../data/onlookers.ts";
import { keys, queries } from "../../data/queries.ts";
import { useMe } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Duplicates } from "../../merge/duplicates.tsx";
import { MergedBanner } from "../../merge/merged-banner.tsx";
import { useMerging } from "../../merge/use-merging.tsx";
import { ProblemOfTicket } from "../../problems/problem-of-ticket.tsx";
import { usePageTitle } from "../../shell/page-title.ts";
import { SnoozeAction } from "../../snooze/snooze-action.tsx";
import { SnoozeNote } from "../../snooze/snooze-note.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { toast } from "../../ui/toast.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { Waiting } from "./approvals.tsx";
import { Beside } from "./beside.tsx";
import { ByHand, type ByHandKind } from "./by-hand.tsx";
import { Composer, type Mode } from "./composer.tsx";
import { Conversation } from "./conversation.tsx";
import { Details } from "./details.tsx";
import { Effects } from "./effects.tsx";
import { Journal } from "./journal.tsx";
import { MacroMenu } from "./macro-menu.tsx";
import { StepDialog } from "./step-dialog.tsx";
import { asksOnlyReply, itemsOf } from "./step-form.ts";
import { inOrder, Strip } from "./strip.tsx";
import { ThirdPartyThreads } from "./third-party-threads.tsx";
import { TicketHead } from "./ticket-head.tsx";
import { useChild } from "./use-child.tsx";
import { useHandover } from "./use-handover.tsx";
import { useTellStep } from "./use-tell-step.ts";
import { useThirdParty } from "./use-third-party.tsx";
import {
  rereadTicket,
  takeTicket,
  useBlueprint,
  useMessages,
  useOffers,
  useStepDrafts,
  useTicket,
} from "./use-ticket.ts";
import { useTicketCommands } from "./use-ticket-commands.ts";
import { WhyButton } from "./why/why-button.tsx";
import { WhyHis } from "./why-his.tsx";

export default function TicketScreen() {
  const t = useWords(desk);
  const { id = "" } = useParams();
  const ticket = useTicket(id);
  usePageTitle(ticket.data ? `#${ticket.data.number} ${ticket.data.subject}` : t("loading"));
  if (ticket.isPending) return <Skeleton lines={10} label={t("loading")} className="p-6" />;
  if (ticket.data) return <TicketPage key={ticket.data.id} ticket={ticket.data} />;
  const gone = ticket.error instanceof ProblemError && ticket.error.status === 404;
  return (
    <ErrorState
      message={gone ? t("gone") : ticket.error?.message}
      {...(!gone && { onRetry: () => void ticket.refetch() })}
    />
  );
}

interface Opened {
  readonly offer: OfferView;
  readonly typed?: Answers;
  readonly clear?: () => void;
}

function TicketPage({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(desk);
  const me = useMe();
  const offers = useOffers(ticket.id);
  const messages = useMessages(ticket.id);
  const drafts = useStepDrafts(ticket.id);
  const drawn = useBlueprint(ticket.place);
  const tell = useTellStep(ticket.id);
  const looking = useLooking(ticket.id);
  useReadAgain(ticket.clocks, () => void rereadTicket(ticket.id));
  const strip = useRef<HTMLElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const [tab, setTab] = useState<"conversation" | "journal">("conversation");
  const [mode, setMode] = useState<Mode>(() => firstMode(ticket, me.person.id));
  const [opened, setOpened] = useState<Opened | null>(null);
  const [byHand, setByHand] = useState<ByHandKind | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const merging = useMerging(ticket);
  const handingOver = useHandover(ticket);
  const asking = useThirdParty(ticket);
  const opening = useChild(ticket);
  // The newest word is at the bottom, beside the box in which one answers.
  const count = messages.data?.length ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a word is added
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [count, tab]);

  /** What is possible next is shown, and said, as soon as a step is done. */
  const done = async (moved: TicketView, offer: OfferView, event: string, clear?: () => void) => {
    setOpened(null);
    clear?.();
    looking.sent();
    takeTicket(moved);
    strip.current?.focus();
    await tell(moved, offer, event);
  };
  /** A step that asks nothing, or nothing but the reply that is already typed, is taken at once. */
  const act = async (offer: OfferView, typed: Answers = {}, clear?: () => void) => {
    if (busy) return;
    const items = itemsOf(offer);
    if (items.length > 0 && !(typed.reply && asksOnlyReply(items))) {
      setOpened({ offer, typed, ...(clear && { clear }) });
      return;
    }
    setBusy(offer.transition);
    const answer = await client.tickets.step({
      params: { id: ticket.id },
      body: { transition: offer.transition, fromState: offer.fromState, answers: typed },
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(null);
    if (answer.ok) return done(answer.body.ticket, offer, answer.body.event, clear);
    toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    void queries.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
  };
  const write = (next: Mode) => {
    // The box of that kind is there before the next key comes.
    flushSync(() => {
      setTab("conversation");
      setMode(next);
    });
    box.current?.focus();
  };
  useShortcut(["1", "2", "3", "4", "5", "6", "7", "8", "9"], (event) => {
    const offer = offers.data && inOrder(offers.data.offered)[Number(event.key) - 1];
    if (offer) void act(offer);
  });
  useTicketCommands(ticket, offers.data, { onStep: (offer) => void act(offer), onWrite: write });
  useShortcut("r", () => write("reply"));
  useShortcut("n", () => write("note"));
  const copyToNote = (text: string) => {
    const key = `${me.person.id}.${ticket.id}.note`;
    const before = (readDraft<string>(key)?.value ?? "").trimEnd();
    writeDraft(key, before === "" ? text : `${before}\n\n${text}`);
    setOpened(null);
    setMode("note");
    setRound((now) => now + 1);
  };
  const changed = (next: TicketView) => {
    setByHand(null);
    takeTicket(next);
  };
  return (
    <div className="flex shrink-0 flex-col lg:min-h-0 lg:flex-1" onInput={looking.typed}>
      <TicketHead
        ticket={ticket}
        onByHand={setByHand}
        onMerge={merging.start && (() => merging.start?.(null))}
        onHandOver={handingOver.start}
        onAskOthers={asking.start}
        onOpenChild={opening.start}
      >
        <SnoozeAction ticket={ticket} />
        <MacroMenu ticket={ticket} document={drawn.data} onDone={takeTicket} />
      </TicketHead>
      {ticket.outcome === "merged" && <MergedBanner ticket={ticket} />}
      <SnoozeNote ticket={ticket} />
      <Strip
        ticket={ticket}
        offers={offers.data}
        document={drawn.data}
        drafts={drafts.data ?? []}
        busy={busy}
        box={strip}
        onStep={(offer) => void act(offer)}
        onChanged={changed}
        onCopy={copyToNote}
      />
      <Waiting
        ticket={ticket}
        document={drawn.data}
        offers={offers.data}
        onStep={(offer) => void act(offer)}
        onChanged={changed}
      />
      <div className="flex flex-col lg:min-h-0 lg:flex-1 lg:flex-row lg:overflow-hidden">
        <div className="flex min-w-0 flex-1 flex-col lg:min-h-0">
          <Tabs
            label={t("conversation")}
            value={tab}
            onChange={setTab}
            tabs={[
              {
                id: "conversation",
                label: t("conversation"),
                content: (
                  <div ref={log} className="h-full overflow-y-auto p-4">
                    {messages.isPending ? (
                      <Skeleton lines={5} />
                    ) : messages.isError ? (
                      <ErrorState message={messages.error.message} onRetry={() => void messages.refetch()} />
                    ) : (
                      <Conversation
                        ticket={ticket}
                        messages={messages.data}
                        {...(merging.split && { onSplit: merging.split })}
                      />
                    )}
                  </div>
                ),
              },
              {
                id: "journal",
                label: t("journal"),
                content:
                  tab === "journal" ? (
                    <Journal ticket={ticket} document={drawn.data} onStep={(offer) => void act(offer)} />
                  ) : null,
              },
            ]}
          />
          <Composer
            key={round}
            ticket={ticket}
            offers={offers.data}
            document={drawn.data}
            mode={mode}
            onMode={setMode}
            box={box}
            onStep={(offer, typed, clear) => void act(offer, typed, clear)}
            onSent={looking.sent}
          />
        </div>
        <aside
          data-region="details"
          aria-label={t("details")}
          className="relative shrink-0 border-t border-separator bg-panel lg:w-84 lg:overflow-y-auto lg:border-s lg:border-t-0"
        >
          <Details ticket={ticket} document={drawn.data} />
          <WhyHis ticket={ticket} />
          <div className="px-4 pb-2">
            <WhyButton ticket={ticket} at={null} />
          </div>
          <Duplicates ticket={ticket.id} onMerge={merging.start} />
          <TimeLimits ticket={ticket} />
          <ThirdPartyThreads ticket={ticket} />
          <Beside ticket={ticket} />
          <ProblemOfTicket ticket={ticket} />
          <Effects ticket={ticket.id} />
        </aside>
      </div>
      {opened && (
        <StepDialog
          key={opened.offer.transition}
          ticket={ticket}
          offer={opened.offer}
          document={drawn.data}
          draft={drafts.data?.find((draft) => draft.transition === opened.offer.transition) ?? null}
          typed={opened.typed}
          onClose={() => setOpened(null)}
          onDone={(moved, offer, event) => void done(moved, offer, event, opened.clear)}
          onCopyToNote={copyToNote}
        />
      )}
      {merging.dialog}
      {handingOver.dialog}
      {asking.dialog}
      {opening.dialog}
      {byHand && (
        <ByHand kind={byHand} ticket={ticket} document={drawn.data} onClose={() => setByHand(null)} onDone={changed} />
      )}
    </div>
  );
}

/** Where one goes on: with the note that was begun, when no reply was. */
function firstMode({ id, may, requester, ccs }: TicketView, me: string): Mode {
  const begun = (kind: Mode): boolean => (readDraft<string>(`${me}.${id}.${kind}`)?.value ?? "").trim() !== "";
  const read = requester !== null || ccs.length > 0;
  return may.reply && (begun("reply") || (read && !begun("note"))) ? "reply" : "note";
}
