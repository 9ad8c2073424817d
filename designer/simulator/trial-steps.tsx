import { Lock } from "lucide-react";
import type { OfferedStep, Offers } from "../../runtime/offers.ts";
import { desk } from "../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { dateTime } from "../i18n/time.ts";
import { Explanation } from "../screens/ticket/explanation.tsx";
import { onEventWords } from "../screens/ticket/upcoming-words.ts";
import { Button } from "../ui/button.tsx";
import { type Simulation, ticketOf } from "./simulation.ts";
import { traceOf } from "./trace.ts";
import type { Teller } from "./use-teller.ts";

export interface TrialStepsProps {
  readonly simulation: Simulation;
  readonly offers: Offers;
  readonly teller: Teller;
  readonly onStep: (offer: OfferedStep) => void;
  readonly onTakeBack: (step: string) => void;
  /** A step that is not offered, to see and to keep that it is refused. */
  readonly onTry: (transition: string) => void;
}

/** Where the ticket is, and what may come next for whoever acts. */
export function TrialSteps({ simulation, offers, teller, onStep, onTakeBack, onTry }: TrialStepsProps) {
  const t = useWords(simulator);
  const say = useSay();
  const ticket = ticketOf(simulation);
  const { branches } = traceOf(simulation);
  const { document } = simulation.world;
  const drawn = (id: string) => document.transitions.find((one) => one.id === id)?.before?.when;
  return (
    <div className="flex flex-col gap-3">
      <div>
        {ticket?.place ? (
          <p className="m-0">
            <span className="text-soft">{t("where")} </span>
            <strong data-trial-state={ticket.place.state}>{teller.state(ticket.place.state)}</strong>
          </p>
        ) : (
          <p className="m-0 font-medium">{t("where.free")}</p>
        )}
        <p className="m-0 text-xs text-soft">
          {t("where.owner", { name: ticket?.assignee ? teller.name(ticket.assignee) : t("where.nobody") })}
        </p>
      </div>
      {branches.length > 0 && (
        <section aria-label={t("steps.branches")}>
          <h2 className="m-0 mb-1 text-xs font-semibold text-soft">{t("steps.branches")}</h2>
          <ul className="m-0 flex list-none flex-col gap-1 p-0">
            {branches.map((branch) => (
              <li key={branch.id} className="flex flex-wrap items-center gap-2">
                {say(branch.name)}
                <span className="text-xs text-soft">{t(branch.done ? "steps.done" : "steps.open")}</span>
                {branch.done && (
                  <Button size="s" variant="link" onClick={() => onTakeBack(branch.id)}>
                    {t("steps.takeBack", { step: say(branch.name) })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t("steps")} className="flex flex-wrap gap-2">
        {offers.offered.map((offer) => (
          <Button
            key={offer.transition}
            variant={offer.primary ? "primary" : "secondary"}
            onClick={() => onStep(offer)}
          >
            {say(offer.name)}
          </Button>
        ))}
        {offers.offered.length === 0 && (
          <p className="m-0 text-soft">{t(ticket?.place?.ended ? "steps.ended" : "steps.none")}</p>
        )}
      </section>
      {offers.byItself.length > 0 && <ByItself offers={offers} />}
      {offers.refused.length > 0 && (
        <section aria-label={t("steps.refused")}>
          <h2 className="m-0 mb-1 text-xs font-semibold text-soft">{t("steps.refused")}</h2>
          <ul className="m-0 flex list-none flex-col gap-2 p-0">
            {offers.refused.map((one) => (
              <li key={one.transition} className="flex gap-2">
                <Lock size={14} aria-hidden className="mt-0.5 shrink-0 text-soft" />
                <div className="min-w-0 flex-1">
                  <span className="font-medium">{say(one.name)}</span>{" "}
                  <Button
                    size="s"
                    variant="link"
                    aria-label={t("steps.tryAnyway", { step: say(one.name) })}
                    onClick={() => onTry(one.transition)}
                  >
                    {t("steps.anyway")}
                  </Button>
                  {one.reasons.map((reason) => (
                    <p key={`${reason.code}${reason.pointer}`} className="m-0 text-soft">
                      {say(reason.message)}
                    </p>
                  ))}
                  <Explanation explanation={one.explanation} condition={drawn(one.transition)} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ByItself({ offers }: { readonly offers: Offers }) {
  const t = useWords(simulator);
  const d = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  return (
    <section aria-label={t("steps.byItself")}>
      <h2 className="m-0 mb-1 text-xs font-semibold text-soft">{t("steps.byItself")}</h2>
      <ul className="m-0 list-none p-0">
        {offers.byItself.map(({ transition, name, dueAt, on }) => (
          <li key={transition}>
            {dueAt !== null
              ? t("steps.byItselfAt", { step: say(name), time: dateTime(dueAt, language) })
              : on === null
                ? t("steps.byItselfNever", { step: say(name) })
                : onEventWords(d, say(name), on)}
          </li>
        ))}
      </ul>
    </section>
  );
}
