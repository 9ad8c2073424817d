import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import type { BulkStep as Step } from "../../api/contract/bulk.ts";
import { bodyOf, client } from "../data/client.ts";
import { bulk } from "../i18n/bulk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BulkFrame, type BulkWork } from "./bulk-frame.tsx";
import { BulkStepForm } from "./bulk-step-form.tsx";

/** Which step, of those that some of the tickets are offered; then what it asks, once for all of them. */
export function BulkStep(work: BulkWork) {
  const t = useWords(bulk);
  const [chosen, setChosen] = useState<Step | null>(null);
  const offers = useQuery({
    queryKey: ["bulk", "offers", work.selection],
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => bodyOf(await client.bulk.offers({ body: { selection: work.selection } })),
  });
  const { data } = offers;
  const counted = { ...work, count: data?.count ?? work.count };
  if (chosen) return <BulkStepForm {...counted} step={chosen} onBack={() => setChosen(null)} />;
  return (
    <BulkFrame {...counted} title={t("step.title")}>
      {offers.isError && <ErrorState message={offers.error.message} onRetry={() => void offers.refetch()} />}
      {offers.isPending && <Skeleton lines={4} label={t("step.reading")} />}
      {data?.steps.length === 0 && <EmptyState title={t("step.none")} />}
      {data && data.steps.length > 0 && (
        <Choices steps={data.steps} looked={data.looked} all={data.looked === data.count} onChoose={setChosen} />
      )}
    </BulkFrame>
  );
}

interface ChoicesProps {
  readonly steps: readonly Step[];
  readonly looked: number;
  /** Every ticket has been looked at. */
  readonly all: boolean;
  readonly onChoose: (step: Step) => void;
}
function Choices({ steps, looked, all, onChoose }: ChoicesProps) {
  const t = useWords(bulk);
  const list = useRef<HTMLUListElement>(null);
  // In the commit in which the steps appear.
  useLayoutEffect(() => list.current?.querySelector("button")?.focus(), []);
  return (
    <ul ref={list} aria-label={t("step.which")} className="m-0 flex list-none flex-col p-0">
      {steps.map((step) => (
        <li key={`${step.blueprint.key} ${step.transition}`}>
          <Choice
            step={step}
            of={t(all ? "step.of" : "step.ofLooked", { count: step.count, total: looked })}
            onChoose={() => onChoose(step)}
          />
        </li>
      ))}
    </ul>
  );
}

function Choice({ step, of, onChoose }: { readonly step: Step; readonly of: string; readonly onChoose: () => void }) {
  const t = useWords(bulk);
  const say = useSay();
  return (
    <button
      type="button"
      className="flex min-h-11 w-full items-center gap-3 rounded-md px-2.5 py-1.5 text-start hover:bg-raised focus-visible:bg-raised"
      onClick={onChoose}
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{say(step.name)}</span>
        <span className="block truncate text-soft text-xs">
          {say(step.blueprint.name)} · {t("step.to", { state: say(step.toName) })}
        </span>
      </span>
      <span className="tabular shrink-0 text-soft">{of}</span>
      <ChevronRight size={16} aria-hidden className="shrink-0 text-soft" />
    </button>
  );
}
