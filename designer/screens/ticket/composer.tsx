import clsx from "clsx";
import { ChevronDown, Eye, Lock, PencilLine, Send } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import type { MessageView, OffersView, OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { SuggestedArticles } from "../../articles/suggested-articles.tsx";
import { ChatReaders, ChatTyping } from "../../chat/chat-readers.tsx";
import { useChat, useChatMarks } from "../../chat/use-chat.ts";
import { client } from "../../data/client.ts";
import { beside } from "../../i18n/beside.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { toast } from "../../ui/toast.tsx";
import { Attachments } from "./attachments.tsx";
import { InsertButton } from "./insert-button.tsx";
import { Leaving } from "./leaving.tsx";
import { Meanwhile } from "./meanwhile.tsx";
import { MentionBox } from "./mention-box.tsx";
import { MentionedOutside } from "./mentioned-outside.tsx";
import { putInText } from "./put-in-text.ts";
import { GoesTo, Unreached } from "./readers.tsx";
import { itemsOf } from "./step-form.ts";
import { inOrder } from "./strip.tsx";
import { useComposerFiles } from "./use-composer-files.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { takeTicket } from "./use-ticket.ts";
import { useWordsDraft } from "./use-words-draft.ts";

export type Mode = "reply" | "note";

export interface ComposerProps {
  readonly ticket: TicketView;
  readonly offers: OffersView | undefined;
  /** What its process is drawn as. */
  readonly document: Blueprint | null | undefined;
  readonly mode: Mode;
  readonly onMode: (mode: Mode) => void;
  readonly box: RefObject<HTMLTextAreaElement | null>;
  /** Takes a step with what is typed as its reply or note; `clear` empties the box once it is done. */
  readonly onStep: (offer: OfferView, typed: Answers, clear: () => void) => void;
  /** What was typed has gone. */
  readonly onSent: () => void;
}

const noteFor = (takes: boolean, internal: boolean) =>
  takes ? (internal ? "send.becomesNote" : "send.becomes") : internal ? "send.thenNote" : "send.then";

/** Reply or internal note. It says in words who will read it, and what becomes of the ticket. */
export function Composer({ ticket, offers, document, mode, onMode, box, onStep, onSent }: ComposerProps) {
  const t = useWords(desk);
  const b = useWords(beside);
  const say = useSay();
  const language = useLanguage();
  const draft = useWordsDraft(ticket.id, mode);
  const files = useComposerFiles(ticket.id, mode);
  const { handlers, over } = useFileDrop(files.add);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const internal = mode === "note";
  const chat = useChat(ticket);
  const typed = useChatMarks(ticket, chat);
  const allowed = internal ? ticket.may.note : ticket.may.reply;
  const requester = ticket.requester?.name ?? t("requester");
  const readers = [...(ticket.requester ? [requester] : []), ...ticket.ccs].join(", ");
  const place = ticket.place ? say(ticket.place.state.name) : null;
  const stay =
    place === null ? t("send.stayFree", { state: t(`status.${ticket.status}`) }) : t("send.stay", { state: place });

  const send = async (): Promise<boolean> => {
    if (busy) return false;
    if (files.hindrance !== null) {
      toast(files.hindrance, { tone: "info" });
      return false;
    }
    if (draft.text.trim() === "" && files.kept.length === 0) {
      toast(t("empty"), { tone: "info" });
      box.current?.focus();
      return false;
    }
    setBusy(true);
    const answer = await client.tickets.write({
      params: { id: ticket.id },
      body: {
        public: !internal,
        text: draft.text,
        ...(files.kept.length > 0 && { attachments: files.kept.map(({ id }) => ({ id })) }),
      },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) {
      // What was typed stays in the box.
      if (answer.status !== 0 && answer.status < 500) setKey(crypto.randomUUID());
      files.refuse(answer.problem.errors);
      toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
      return false;
    }
    setKey(crypto.randomUUID());
    draft.sent(draft.text);
    files.clear();
    onSent();
    takeTicket(answer.body.ticket);
    toast(t(internal ? "noted" : "sent"));
    return true;
  };
  /** A reply that was taken back stands before what has been typed since. */
  const takeBack = ({ text, attachments }: MessageView) => {
    files.restoreReply(attachments);
    draft.restoreReply(text);
    onMode("reply");
    box.current?.focus();
  };
  // A box in which nobody has been yet has its caret before everything: whoever comes goes on behind what is typed.
  useEffect(() => {
    const behind = box.current?.value.length ?? 0;
    box.current?.setSelectionRange(behind, behind);
  }, [box]);
  /** As if it had been typed where the caret last stood. */
  const insert = (text: string) => box.current && putInText(box.current, text);
  const item = internal ? "note" : "reply";
  const step = async (offer: OfferView) => {
    const takes = itemsOf(offer).some((one) => one.item === item);
    const typed: Answers = {
      ...(draft.text.trim() !== "" && { [item]: draft.text }),
      ...(files.kept.length > 0 && { attachments: files.kept.map((file) => ({ ...file })) }),
    };
    if (takes && files.hindrance !== null) return toast(files.hindrance, { tone: "info" });
    if (Object.keys(typed).length === 0 || takes)
      return onStep(offer, typed, () => {
        draft.set("");
        files.clear();
      });
    if (await send()) onStep(offer, {}, () => undefined);
  };
  const steps = offers ? inOrder(offers.offered) : [];
  return (
    <section
      data-region="composer"
      aria-label={t("composer")}
      {...(allowed && handlers)}
      className={clsx(
        "border-t border-separator px-4 py-3",
        internal ? "bg-waiting-fill" : "bg-panel",
        over && "outline-2 -outline-offset-4 outline-dashed outline-link",
      )}
    >
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="flex rounded-md border border-control">
          {(["reply", "note"] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === mode}
              {...(one !== mode && draft.other && { title: t("draft.waits") })}
              onClick={() => onMode(one)}
              className={clsx(
                "target min-h-7 px-3 text-sm first:rounded-s-[5px] last:rounded-e-[5px]",
                one === mode ? "bg-ink font-medium text-panel" : "bg-panel hover:bg-raised",
              )}
            >
              {t(one)}
              {one !== mode && draft.other && (
                <>
                  <span className="sr-only">, {t("draft.waits")}</span>
                  <PencilLine size={13} aria-hidden className="ms-1.5 inline text-warning" />
                </>
              )}
            </button>
          ))}
        </div>
        <p className={clsx("m-0 flex items-center gap-1.5 text-xs", internal ? "text-waiting" : "text-soft")}>
          {internal ? (
            <Lock size={14} aria-hidden className="shrink-0" />
          ) : (
            <Eye size={14} aria-hidden className="shrink-0" />
          )}
          {internal ? (
            t("note.who")
          ) : !allowed ? (
            t("reply.no")
          ) : chat ? (
            <ChatReaders {...{ ticket, chat }} name={requester} />
          ) : (
            <GoesTo ticket={ticket.id} names={readers} />
          )}
        </p>
      </div>
      <ChatTyping name={requester} chat={chat} />
      {!chat?.here && <Leaving ticket={ticket} onBack={takeBack} />}
      {!internal && allowed && !(chat && (chat.here || chat.email === null)) && <Unreached ticket={ticket.id} />}
      <MentionedOutside ticket={ticket} />
      <Meanwhile ticket={ticket} since={draft.at} />
      {allowed && <SuggestedArticles ticket={ticket} internal={internal} onInsert={insert} />}
      <MentionBox
        box={box}
        aria-label={t(mode)}
        disabled={!allowed}
        placeholder={
          internal ? t("note.placeholder") : t("reply.placeholder", { name: ticket.requester?.name ?? t("requester") })
        }
        value={draft.text}
        onChange={(text) => {
          draft.set(text);
          if (!internal) typed();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void send();
          }
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        rows={3}
        className="control resize-y"
        style={{ fieldSizing: "content", minHeight: "72px", maxHeight: "40vh" }}
      />
      {allowed && (
        <div className="mt-2 flex flex-wrap items-center gap-1.5">
          <InsertButton {...{ ticket, document, internal, box }} onInsert={insert} onDone={takeTicket} />
          <Attachments uploads={files} />
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center justify-between gap-2">
        <p className="m-0 text-xs text-soft">
          {draft.at !== null && t("draft.from", { time: shortTime(draft.at, language) })}
          {draft.at !== null && !internal && " · "}
          {!internal && place !== null && t("reply.stays", { state: place })}
          {!internal && draft.text.includes("@") && ` ${b("mention.sends")}`}
        </p>
        <div className="ms-auto flex">
          <Button
            variant="primary"
            icon={Send}
            busy={busy}
            disabled={!allowed}
            onClick={() => void send()}
            hint="Ctrl ⏎"
            className={clsx(steps.length > 0 && "rounded-e-none!")}
          >
            {t(internal ? "send.note" : "send.reply")}
          </Button>
          {steps.length > 0 && (
            <Menu
              heading={t("send.options")}
              trigger={
                <Button
                  variant="primary"
                  icon={ChevronDown}
                  disabled={!allowed}
                  aria-label={t("send.options")}
                  className="rounded-s-none! border-s-panel! px-2!"
                />
              }
              items={[
                ...steps.map((offer, index) => ({
                  id: offer.transition,
                  label: t("send.step", { step: say(offer.name) }),
                  note: t(
                    noteFor(
                      itemsOf(offer).some((one) => one.item === item),
                      internal,
                    ),
                  ),
                  ...(index < 9 && { hint: String(index + 1) }),
                  onSelect: () => void step(offer),
                })),
                { id: "stay", label: stay, separated: true, onSelect: () => void send() },
              ]}
            />
          )}
        </div>
      </div>
    </section>
  );
}
