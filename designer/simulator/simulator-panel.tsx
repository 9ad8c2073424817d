import { FlaskConical, Play } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { serverNow } from "../data/server-time.ts";
import { useEditorState } from "../document/use-editor.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { firstGiven } from "./first-ticket.ts";
import { givenPeople, playersOf, withPeople } from "./people.ts";
import type { Recipe } from "./recipe.ts";
import { type Given, isSimulation, type World } from "./simulation.ts";
import { TicketForm } from "./ticket-form.tsx";
import { type Trace, traceOf } from "./trace.ts";
import { Trial } from "./trial.tsx";
import { useSimulation } from "./use-simulation.ts";
import { useTeller } from "./use-teller.ts";
import { useWorld } from "./use-world.ts";

const MINUTE = 60_000;

export interface SimulatorPanelProps {
  readonly directory: DirectoryView | null;
  readonly recipe: Recipe | null;
  readonly onRecipe: (recipe: Recipe | null) => void;
  readonly onTrace: (trace: Trace | null) => void;
  readonly onOpen: (pointer: string) => void;
}

/** A ticket tried in the process as it is drawn: the engine of the desk, here in the page. */
export default function SimulatorPanel(props: SimulatorPanelProps) {
  const t = useWords(simulator);
  const draft = useEditorState((s) => s.document);
  const tried = useWorld(draft, props.directory);
  if (tried.is === "loading") return <Skeleton lines={5} label={t("loading")} className="p-4" />;
  if (tried.is === "failed") return <ErrorState message={t("stopped.failed")} onRetry={tried.again} />;
  if (tried.is === "stopped") return <Stopped finding={tried.finding} onOpen={props.onOpen} />;
  return <Ready {...props} world={tried.world} />;
}

function Stopped({
  finding,
  onOpen,
}: {
  readonly finding: Finding | null;
  readonly onOpen: (pointer: string) => void;
}) {
  const t = useWords(simulator);
  const language = useLanguage();
  return (
    <EmptyState
      icon={FlaskConical}
      title={t("stopped.title")}
      action={finding && <Button onClick={() => onOpen(finding.pointer)}>{t("stopped.open")}</Button>}
    >
      {finding && (
        <>
          {t("stopped.text")} <span className="text-error">{finding.message[language]}</span>
        </>
      )}
    </EmptyState>
  );
}

function Ready({ world, directory, recipe, onRecipe, onTrace }: SimulatorPanelProps & { readonly world: World }) {
  const t = useWords(simulator);
  const language = useLanguage();
  const { document } = world;
  const given = recipe?.given ?? null;
  const players = useMemo(
    () => withPeople(playersOf(document, directory), given?.people),
    [document, directory, given],
  );
  const teller = useTeller(world, players);
  // Whoever acts next belongs to what he belongs to on the desk; an example's people to what it says.
  const whole = useMemo(
    () => given && { ...given, people: { ...givenPeople(players), ...given.people } },
    [given, players],
  );
  const simulation = useSimulation(world, whole, recipe?.doings ?? null);
  const [describing, setDescribing] = useState<Given | null>(null);
  useEffect(() => {
    onTrace(simulation && isSimulation(simulation) ? traceOf(simulation) : null);
  }, [simulation, onTrace]);
  const now = () => Math.ceil(serverNow() / MINUTE) * MINUTE;
  const fresh = (): Given =>
    firstGiven(
      world,
      (directory?.departments ?? []).map(({ id }) => id),
      { subject: t("ticket.example"), people: givenPeople(players), now: new Date(now()).toISOString() },
    );
  const start = (given: Given, number: number | null) => {
    const acting =
      recipe?.as ??
      firstActor(
        players.map(({ id, belongs }) => ({ id, belongs })),
        world,
      );
    onRecipe({ given, number, doings: [], as: acting });
  };
  const form = describing && (
    <TicketForm
      {...{ world, directory, players }}
      name={teller.name}
      given={describing}
      now={now()}
      onClose={() => setDescribing(null)}
      onBegin={({ given, number }) => {
        setDescribing(null);
        start(given, number);
      }}
    />
  );
  if (!recipe || !simulation)
    return (
      <>
        <EmptyState
          icon={FlaskConical}
          title={t("start.title")}
          action={
            <>
              <Button variant="primary" icon={Play} onClick={() => start(fresh(), null)}>
                {t("start.go")}
              </Button>
              <Button onClick={() => setDescribing(fresh())}>{t("start.describe")}</Button>
            </>
          }
        >
          {t("start.text")}
        </EmptyState>
        {form}
      </>
    );
  if (!isSimulation(simulation))
    return (
      <>
        <EmptyState
          icon={FlaskConical}
          title={simulation[language]}
          action={<Button onClick={() => setDescribing(fresh())}>{t("log.other")}</Button>}
        />
        {form}
      </>
    );
  return (
    <>
      <Trial {...{ simulation, recipe, onRecipe, players, teller }} onOther={() => setDescribing(recipe.given)} />
      {form}
    </>
  );
}

/** Somebody whom the first steps are for: whoever belongs to most of what the process names. */
function firstActor(
  players: readonly { readonly id: string; readonly belongs: readonly string[] }[],
  { document }: World,
): string {
  const words = JSON.stringify(document.transitions.map(({ before }) => before?.who ?? []));
  const fits = (belongs: readonly string[]): number => belongs.filter((set) => words.includes(`"${set}"`)).length;
  const [best] = [...players].sort((a, b) => fits(b.belongs) - fits(a.belongs));
  return best?.id ?? "requester";
}
