import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { BulkStep } from "../../api/contract/bulk.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import type { Answers } from "../../blueprints/event.ts";
import { bodyOf, client } from "../data/client.ts";
import { useMe } from "../data/session.ts";
import { useNow } from "../data/use-now.ts";
import { useTrees } from "../fields/use-trees.ts";
import { bulk } from "../i18n/bulk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { AskControl } from "../screens/ticket/ask-control.tsx";
import { answersToSend, type Item, itemsOf, scopeOf, shownItems } from "../screens/ticket/step-form.ts";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BulkFrame, type BulkWork } from "./bulk-frame.tsx";

interface BulkStepFormProps extends BulkWork {
  readonly step: BulkStep;
  readonly onBack: () => void;
}

const NONE: ReadonlySet<string> = new Set();

/** What the step asks, drawn as for one of the tickets, and answered once for all of them. */
export function BulkStepForm({ step, ...work }: BulkStepFormProps) {
  const t = useWords(bulk);
  const say = useSay();
  const params = { id: step.example };
  const example = useQuery({
    queryKey: ["bulk", "example", step.example, step.transition],
    queryFn: async () => {
      const [ticket, offers] = await Promise.all([client.tickets.read({ params }), client.tickets.offers({ params })]);
      const offer = bodyOf(offers).offered.find(({ transition }) => transition === step.transition);
      // Nobody is meant in particular.
      return { ticket: { ...bodyOf(ticket), requester: null, fields: {} }, items: offer ? itemsOf(offer) : [] };
    },
  });
  const { data } = example;
  if (data) return <Form {...work} step={step} ticket={data.ticket} items={data.items} />;
  return (
    <BulkFrame {...work} title={say(step.name)}>
      {example.isError ? (
        <ErrorState message={example.error.message} onRetry={() => void example.refetch()} />
      ) : (
        <Skeleton lines={4} label={t("step.reading")} />
      )}
    </BulkFrame>
  );
}

interface FormProps extends BulkStepFormProps {
  readonly ticket: TicketView;
  readonly items: readonly Item[];
}
function Form({ step, ticket, items, ...work }: FormProps) {
  const t = useWords(bulk);
  const say = useSay();
  const me = useMe();
  const now = useNow();
  const trees = useTrees();
  const form = useId();
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(
      items.flatMap(({ ask, item }) =>
        item !== null && ask.ask === "reply" && ask.text ? [[item, say(ask.text)]] : [],
      ),
    ),
  );
  const scope = (given: Answers) => scopeOf(ticket, me, given, now, trees);
  const shown = shownItems(items, answers, scope, NONE);
  const asked = shown.filter(({ item }) => item !== "attachments");
  const start = () => {
    const { attachments: _, ...sent } = answersToSend(asked, answers, {});
    work.onStart({
      do: "step",
      blueprint: step.blueprint.key,
      transition: step.transition,
      ...(Object.keys(sent).length > 0 && { answers: sent }),
    });
  };
  return (
    <BulkFrame {...work} title={say(step.name)} onGo={start}>
      <p className="m-0 text-soft">{t(asked.length > 0 ? "step.once" : "step.others")}</p>
      {asked.map((each, index) => (
        <AskControl
          key={each.item ?? `words-${index}`}
          shown={each}
          id={`${form}-${each.item ?? index}`}
          ticket={ticket}
          value={each.item === null ? null : (answers[each.item] ?? null)}
          onChange={(value) => {
            const { item } = each;
            if (item !== null) setAnswers((before) => ({ ...before, [item]: value }));
          }}
          error={() => undefined}
          scope={scope(answers)}
        />
      ))}
      {asked.length < shown.length && <p className="m-0 text-warning">{t("step.noFiles")}</p>}
    </BulkFrame>
  );
}
