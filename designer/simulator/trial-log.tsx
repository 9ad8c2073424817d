import { CircleX } from "lucide-react";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { Fact } from "../../blueprints/facts.ts";
import type { Reason } from "../../blueprints/finding.ts";
import type { Came } from "../../runtime/examples/scene.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { dateTime } from "../i18n/time.ts";
import { Button } from "../ui/button.tsx";
import { leavingOf } from "./leaving.ts";
import { LeavingCard } from "./leaving-card.tsx";
import type { Simulation } from "./simulation.ts";
import type { Teller } from "./use-teller.ts";

/** Said already by the step that caused it. */
const SILENT = new Set<Fact["type"]>(["stateEntered"]);

/** What was done and what came of it, oldest first; every line is a place to go back to. */
export function TrialLog({
  simulation,
  teller,
  onBackTo,
}: {
  readonly simulation: Simulation;
  readonly teller: Teller;
  readonly onBackTo: (count: number) => void;
}) {
  const t = useWords(simulator);
  const language = useLanguage();
  const { opened, done } = simulation;
  const list = useRef<HTMLOListElement>(null);
  const count = done.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was added, it is in sight
  useLayoutEffect(() => {
    // Only the log's own box: on a phone it has none, and the steps stay where the finger is.
    const box = list.current?.parentElement;
    if (box) box.scrollTop = box.scrollHeight;
  }, [count]);
  return (
    <ol ref={list} aria-label={t("log")} className="m-0 flex list-none flex-col gap-2 p-0">
      <li>
        <Head words={t("log.begin")} at={opened.moment.now} />
        <CameOf came={opened} from={null} {...{ simulation, teller }} />
      </li>
      {done.map(({ doing, came }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: what was done stays where it is
          key={index}
        >
          <div className="flex items-baseline gap-2">
            <Head words={teller.doing(doing)} at={came.moment.now} />
            <span className="flex-1" />
            {index < count - 1 && (
              <Button
                size="s"
                variant="link"
                aria-label={`${t("log.backTo")}: ${teller.doing(doing)}, ${dateTime(came.moment.now, language)}`}
                onClick={() => onBackTo(index + 1)}
              >
                {t("log.backTo")}
              </Button>
            )}
          </div>
          <CameOf came={came} from={"pass" in doing ? came.moment.now : null} {...{ simulation, teller }} />
        </li>
      ))}
    </ol>
  );
}

function Head({ words, at }: { readonly words: string; readonly at: number }) {
  const language = useLanguage();
  return (
    <p className="m-0 min-w-0">
      <span className="font-medium break-words">{words}</span>{" "}
      <time dateTime={new Date(at).toISOString()} className="text-xs text-soft">
        {dateTime(at, language)}
      </time>
    </p>
  );
}

interface CameOfProps {
  readonly came: Came;
  /** When its heading says it was; facts of another instant say their own. Null: of the same. */
  readonly from: number | null;
  readonly simulation: Simulation;
  readonly teller: Teller;
}
function CameOf({ came, from, simulation, teller }: CameOfProps) {
  const t = useWords(simulator);
  const language = useLanguage();
  const { templates } = simulation.cast.definitions;
  const leaving = useMemo(
    () => came.effects.map((effect) => leavingOf(effect, templates, language)),
    [came, templates, language],
  );
  const facts = came.facts.filter(({ type }) => !SILENT.has(type));
  const refusals = came.refusals ?? [];
  return (
    <>
      {facts.length > 0 && (
        <ul className="m-0 list-disc ps-5">
          {facts.map((fact, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what came of it never changes
            <li key={index} className="break-words">
              {from !== null && fact.at !== from && (
                <span className="text-xs text-soft">{dateTime(fact.at, language)} · </span>
              )}
              {teller.fact(fact)}
              {fact.rule !== undefined && <span className="text-xs text-soft"> · {teller.rule(fact)}</span>}
            </li>
          ))}
        </ul>
      )}
      <Refusals refusals={refusals} />
      {facts.length + refusals.length + leaving.length === 0 && (
        <p className="m-0 text-xs text-soft">{t("log.nothing")}</p>
      )}
      {leaving.map((one) => (
        <LeavingCard key={one.id} leaving={one} name={teller.name} />
      ))}
    </>
  );
}

function Refusals({ refusals }: { readonly refusals: readonly Reason[] }) {
  const t = useWords(simulator);
  const say = useSay();
  return refusals.map((reason) => (
    <p key={`${reason.code}${reason.pointer}`} className="m-0 flex items-start gap-1.5 text-error">
      <CircleX size={14} aria-hidden className="mt-0.5 shrink-0" />
      <span>{t("log.refused", { reason: say(reason.message) })}</span>
    </p>
  ));
}
