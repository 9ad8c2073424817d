import { Clock, FileClock } from "lucide-react";
import type { RefObject } from "react";
import type {
  OffersView,
  OfferView,
  StepDraft,
  TicketView,
  UpcomingStepView,
} from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useNow } from "../../data/use-now.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { dateTime, relative, shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import { FreeTicket } from "./free-ticket.tsx";
import { NotNow } from "./not-now.tsx";
import { StaleDrafts } from "./stale-drafts.tsx";
import { useDoneOf } from "./step-done.ts";
import { Thread } from "./thread.tsx";
import { onEventWords } from "./upcoming-words.ts";

/** Steps in the order of their keys: the primary one first. */
export const inOrder = (offered: readonly OfferView[]): readonly OfferView[] =>
  [...offered].sort((a, b) => Number(b.primary) - Number(a.primary));

export interface StripProps {
  readonly ticket: TicketView;
  readonly offers: OffersView | undefined;
  readonly document: Blueprint | null | undefined;
  readonly drafts: readonly StepDraft[];
  readonly busy: string | null;
  readonly box: RefObject<HTMLElement | null>;
  readonly onStep: (offer: OfferView) => void;
  readonly onChanged: (ticket: TicketView) => void;
  /** Takes what was typed for a step that is gone into the note. */
  readonly onCopy: (text: string) => void;
}

/** Where the ticket is on its blueprint, and what may come next. */
export function Strip({ ticket, offers, document, drafts, busy, box, onStep, onChanged, onCopy }: StripProps) {
  const t = useWords(desk);
  const steps = offers ? inOrder(offers.offered) : [];
  return (
    <section
      ref={box}
      tabIndex={-1}
      data-region="steps"
      aria-label={t("steps")}
      className="flex flex-col gap-2 border-b border-separator bg-panel px-4 py-3 outline-offset-[-2px]"
    >
      {ticket.place ? (
        <Thread ticket={ticket} document={document} />
      ) : (
        <FreeTicket ticket={ticket} offers={offers} onChanged={onChanged} />
      )}
      {!offers && <Skeleton lines={1} />}
      {offers && ticket.place && (
        <div className="flex flex-wrap items-start gap-2">
          {steps.map((offer, index) => (
            <StepButton
              key={offer.transition}
              offer={offer}
              number={index + 1}
              ticket={ticket}
              draft={drafts.find((draft) => draft.transition === offer.transition && !draft.stale) ?? null}
              first={steps.some((one) => one.primary) ? offer.primary : index === 0}
              busy={busy === offer.transition}
              onPress={() => onStep(offer)}
            />
          ))}
          {steps.length === 0 && (
            <p className="m-0 py-1.5 text-soft">{t(offers.refused.length > 0 ? "noSteps" : "noStepsAtAll")}</p>
          )}
          <NotNow refused={offers.refused} document={document} />
        </div>
      )}
      <StaleDrafts ticket={ticket} document={document} drafts={drafts} onCopy={onCopy} />
      {offers && offers.byItself.length > 0 && <ByItself upcoming={offers.byItself} />}
    </section>
  );
}

interface StepButtonProps {
  readonly ticket: TicketView;
  readonly offer: OfferView;
  readonly number: number;
  readonly draft: StepDraft | null;
  readonly first: boolean;
  readonly busy: boolean;
  readonly onPress: () => void;
}
function StepButton({ ticket, offer, number, draft, first, busy, onPress }: StepButtonProps) {
  const say = useSay();
  const language = useLanguage();
  const t = useWords(live);
  const done = useDoneOf(offer, ticket, draft);
  return (
    <span className="flex max-w-60 flex-col items-start gap-0.5">
      <Tooltip text={say(offer.sentence)}>
        <Button
          variant={first ? "primary" : "secondary"}
          busy={busy}
          onClick={onPress}
          {...(number <= 9 && { hint: String(number) })}
          {...(draft && { icon: FileClock })}
        >
          {say(offer.name)}
        </Button>
      </Tooltip>
      {draft && done && (
        <span className="text-xs text-soft">
          {t("draft.done", { ...done, name: draft.by.name, time: shortTime(draft.at, language) })}
        </span>
      )}
    </span>
  );
}

/** What happens by itself, said before it happens. */
function ByItself({ upcoming }: { readonly upcoming: readonly UpcomingStepView[] }) {
  const t = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const words = ({ name, dueAt, on }: UpcomingStepView): string => {
    const step = say(name);
    if (dueAt !== null) return t("byItself.at", { step, when: relative(dueAt, language, now) });
    return onEventWords(t, step, on);
  };
  return (
    <p className="m-0 flex items-start gap-1.5 text-xs text-soft">
      <Clock size={14} aria-hidden className="mt-px shrink-0" />
      <span>
        {t("byItself")}{" "}
        {upcoming.map((step, index) => (
          <span key={step.transition} title={step.dueAt === null ? undefined : dateTime(step.dueAt, language)}>
            {index > 0 && " · "}
            {words(step)}
          </span>
        ))}
      </span>
    </p>
  );
}
