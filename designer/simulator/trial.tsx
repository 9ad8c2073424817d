import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Sentence } from "../../blueprints/text.ts";
import type { Doing } from "../../runtime/examples/scene.ts";
import type { OfferedStep } from "../../runtime/offers.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { Button } from "../ui/button.tsx";
import { announce } from "../ui/live-region.tsx";
import { Select } from "../ui/select.tsx";
import { isEditable } from "../ui/use-shortcut.ts";
import { ClockBar } from "./clock-bar.tsx";
import { durationOf } from "./durations.ts";
import { KeepDialog } from "./keep-dialog.tsx";
import type { Player } from "./people.ts";
import type { Recipe } from "./recipe.ts";
import { recorded } from "./recorded.ts";
import { momentOf, nextWakeOf, offersFor, type Simulation, step, ticketOf } from "./simulation.ts";
import { StepForm } from "./step-form.tsx";
import { TrialEvents } from "./trial-events.tsx";
import { TrialLog } from "./trial-log.tsx";
import { TrialSteps } from "./trial-steps.tsx";
import type { Teller } from "./use-teller.ts";
import { written } from "./written.ts";

export interface TrialProps {
  readonly simulation: Simulation;
  readonly recipe: Recipe;
  readonly onRecipe: (recipe: Recipe | null) => void;
  readonly players: readonly Player[];
  readonly teller: Teller;
  /** Another ticket is to be described. */
  readonly onOther: () => void;
}

/** A trial under way: who acts and when, what may come next, and what happened. */
export function Trial({ simulation, recipe, onRecipe, players, teller, onOther }: TrialProps) {
  const t = useWords(simulator);
  const language = useLanguage();
  const [asking, setAsking] = useState<OfferedStep | null>(null);
  const [keeping, setKeeping] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const { doings, as } = recipe;
  const { now } = momentOf(simulation);
  const offers = useMemo(() => offersFor(simulation, as), [simulation, as]);
  const example = useMemo(() => recorded(simulation, "-"), [simulation]);
  const next = nextWakeOf(simulation);

  const say = (what: string, then: Simulation) => {
    const last = then.done.at(-1)?.came.refusals ?? [];
    const refusal = last.map(({ message }: { readonly message: Sentence }) => message[language]).join(" ");
    if (refusal) return announce(t("log.refused", { reason: refusal }), "assertive");
    announce(t("log.said", { what, state: teller.state(ticketOf(then)?.place?.state ?? null) }));
  };
  const go = (doing: Doing) => {
    onRecipe({ ...recipe, doings: [...doings, doing] });
    say(`${teller.doing(doing)}.`, step(simulation, doing));
  };
  const back = (count: number) => {
    onRecipe({ ...recipe, doings: doings.slice(0, count) });
    const done = simulation.done.slice(0, count);
    announce(
      t("log.said", {
        what: `${t("log.back")}.`,
        state: teller.state(ticketOf({ ...simulation, done })?.place?.state ?? null),
      }),
    );
  };
  const pass = (ms: number) => go({ pass: durationOf(ms) });
  const take = (offer: OfferedStep) => (offer.asks.length > 0 ? setAsking(offer) : go({ as, take: offer.transition }));
  const keys: { readonly [key: string]: () => void } = {
    ArrowRight: () => next !== null && pass(next - now),
    ArrowLeft: () => doings.length > 0 && back(doings.length - 1),
    r: () => back(0),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const act = keys[event.key];
    if (!plain || !act || isEditable(event.target) || !root.current?.contains(document.activeElement)) return;
    event.preventDefault();
    act();
  };
  const from = teller.state(simulation.opened.moment.ticket?.place?.state ?? null);
  const to = teller.state(ticketOf(simulation)?.place?.state ?? null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of what is inside, which is focusable
    <div
      ref={root}
      data-region="trial"
      onKeyDown={onKeyDown}
      className="grid gap-x-4 lg:h-full lg:grid-cols-[17rem_1fr_1.3fr]"
    >
      <div className="flex flex-col gap-3 p-3 lg:overflow-y-auto">
        <Select
          label={t("who")}
          value={as}
          onChange={(who) => onRecipe({ ...recipe, as: who })}
          options={players.map(({ id }) => ({ value: id, label: teller.name(id) }))}
        />
        <ClockBar simulation={simulation} now={now} onPass={pass} />
        <TrialEvents as={as} onDo={go} />
      </div>
      <div className="p-3 lg:overflow-y-auto lg:border-s lg:border-separator">
        <TrialSteps
          {...{ simulation, offers, teller }}
          onStep={take}
          onTakeBack={(id) => go({ as, takeBack: id })}
          onTry={(id) => go({ as, take: id })}
        />
      </div>
      <div className="flex min-h-0 flex-col lg:border-s lg:border-separator">
        <div className="flex flex-wrap gap-1.5 border-b border-separator p-2">
          <Button size="s" disabled={doings.length === 0} onClick={() => back(doings.length - 1)}>
            {t("log.back")}
          </Button>
          <Button size="s" disabled={doings.length === 0} onClick={() => back(0)}>
            {t("log.anew")}
          </Button>
          <Button size="s" onClick={onOther}>
            {t("log.other")}
          </Button>
          <span className="flex-1" />
          <Button
            size="s"
            variant="primary"
            disabled={doings.length === 0 || example === null}
            title={example === null ? t("keep.long") : undefined}
            onClick={() => setKeeping(true)}
          >
            {t("keep")}
          </Button>
        </div>
        <div className="p-3 lg:min-h-0 lg:flex-1 lg:overflow-y-auto">
          <TrialLog simulation={simulation} teller={teller} onBackTo={back} />
        </div>
      </div>
      {asking && (
        <StepForm
          simulation={simulation}
          who={as}
          offer={asking}
          onClose={() => setAsking(null)}
          onRecord={(answers) => {
            setAsking(null);
            go({ as, take: asking.transition, with: written(answers) });
          }}
          onTake={(answers) => {
            const doing: Doing = { as, take: asking.transition, with: written(answers) };
            const reasons = step(simulation, doing).done.at(-1)?.came.refusals ?? [];
            if (reasons.length > 0) return reasons;
            setAsking(null);
            go(doing);
            return null;
          }}
        />
      )}
      {keeping && example && (
        <KeepDialog
          example={recipe.number === null ? example : withoutSubject(example)}
          proposal={from && to ? `${from} → ${to}` : ""}
          real={recipe.number !== null}
          onClose={() => setKeeping(false)}
        />
      )}
    </div>
  );
}

/** The words of a real ticket are nobody's example. */
function withoutSubject(example: NonNullable<ReturnType<typeof recorded>>): NonNullable<ReturnType<typeof recorded>> {
  const { subject: _, ...ticket } = example.given.ticket ?? {};
  return { ...example, given: { ...example.given, ticket } };
}
