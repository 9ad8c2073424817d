import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LiveCount } from "../../api/contract/definition-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { keys } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { exit as words } from "../i18n/exit.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { useListed } from "../rules/use-rule-list.ts";
import { Select } from "../ui/select.tsx";
import { type ExitPlan, exitOutlook, firstChoices, leaving, planOf, type Whole } from "./exit-plan.ts";
import { readChoice, writtenChoice } from "./follow-choices.tsx";
import type { Choice } from "./following.ts";

const INTO = "into:";

export interface ExitChoicesProps {
  readonly blueprint: string;
  /** The version whose names and states are asked about. */
  readonly document: Blueprint | null;
  readonly live: readonly LiveCount[];
  /** Null: all stay. */
  readonly onPlan: (plan: ExitPlan | null) => void;
}

/** Where the tickets of a blueprint go that is given up: all at once, then state by state; and what it comes to. */
export function ExitChoices({ blueprint, document, live, onPlan }: ExitChoicesProps) {
  const t = useWords(words);
  const say = useSay();
  const [whole, setWhole] = useState<Whole>("stay");
  const [own, setOwn] = useState<ReadonlyMap<string, Choice>>(new Map());
  const { data: listed } = useListed("blueprint");
  const others = (listed ?? []).filter(({ key, published }) => key !== blueprint && published !== null);
  const target = typeof whole === "object" ? others.find(({ key }) => key === whole.into) : undefined;
  const version = target?.published ?? null;
  const read = useQuery({
    enabled: target !== undefined && version !== null,
    queryKey: [...keys.definitions, "blueprint", target?.key, "version", version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readVersion("blueprint", target?.key ?? "", version ?? 0),
  });
  const into = target && isBlueprintLike(read.data) ? read.data : null;
  const choices = new Map([...firstChoices(live, whole, document, into), ...own]);
  const plan = planOf(choices, target && version !== null ? { blueprint: target.key, version } : null);
  const written = JSON.stringify(plan);
  // Whoever asks is told what is chosen, once for each choice.
  useEffect(() => onPlan(JSON.parse(written) as ExitPlan | null), [written, onPlan]);
  const outlook = exitOutlook(live, choices);
  const nameOf = (state: string) => say(document?.states.find(({ id }) => id === state)?.name ?? state);
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t("plan")}
        value={typeof whole === "object" ? `${INTO}${whole.into}` : whole}
        options={[
          { value: "stay", label: t("plan.stay") },
          { value: "leave", label: t("plan.out") },
          ...others.map(({ key, name }) => ({ value: `${INTO}${key}`, label: t("plan.into", { name: say(name) }) })),
        ]}
        onChange={(value) => {
          setWhole(value === "stay" || value === "leave" ? value : { into: value.slice(INTO.length) });
          setOwn(new Map());
        }}
      />
      {whole !== "stay" &&
        leaving(live).gone.map(({ state, tickets }) => (
          <Select
            key={state}
            label={t("state", { state: nameOf(state), count: tickets })}
            value={writtenChoice(choices.get(state) ?? "stay")}
            options={[
              { value: "stay", label: t("stay") },
              ...(into?.states ?? []).flatMap(({ id, name, status }) =>
                status === "closed" ? [] : [{ value: writtenChoice({ to: id }), label: t("to", { state: say(name) }) }],
              ),
              { value: "leave", label: t("leave") },
            ]}
            onChange={(value) => setOwn(new Map(own).set(state, readChoice(value)))}
          />
        ))}
      <ul role="status" aria-label={t("outlook")} className="m-0 flex list-disc flex-col gap-0.5 ps-5">
        {(["moved", "left", "stay"] as const).map(
          (how) => outlook[how] > 0 && <li key={how}>{t(`outlook.${how}`, { count: outlook[how] })}</li>,
        )}
      </ul>
      {plan && <p className="m-0 text-soft text-xs">{t("hint")}</p>}
    </div>
  );
}
