import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type DefinitionSummary, ORDERED_KINDS } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client, ProblemError } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { reasonOf } from "../document/draft.ts";
import { definition } from "../i18n/definition.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { announce } from "../ui/live-region.tsx";
import { toast } from "../ui/toast.tsx";

type Ordered = (typeof ORDERED_KINDS)[number];
export const isOrdered = (kind: Kind): kind is Ordered => ORDERED_KINDS.some((one) => one === kind);

export interface Order {
  /** Place of a published document, from 0; -1: it has none. */
  readonly placeOf: (key: string) => number;
  readonly count: number;
  readonly mayMove: boolean;
  readonly move: (key: string, to: number) => void;
  readonly dragged: string | null;
  readonly drag: (key: string | null) => void;
}

/** The order in which published documents of a kind are tried: moved by dragging or by keys, kept by the server at once. */
export function useOrder(kind: Kind, items: readonly DefinitionSummary[], mayMove: boolean): Order {
  const t = useWords(definition);
  const second = useWords(publishing);
  const say = useSay();
  const queries = useQueryClient();
  const [dragged, drag] = useState<string | null>(null);
  const known = items.filter((it) => it.published !== null).map((it) => it.key);

  /** Somebody else is asked to put them in this order. */
  const ask = async (of: Ordered, wanted: readonly string[]) => {
    const answer = await client.publishing.askToOrder({
      params: { kind: of },
      body: { keys: [...wanted], note: "" },
      idempotencyKey: crypto.randomUUID(),
    });
    if (answer.ok) toast(second("order.asked"), { tone: "good" });
    else toast(answer.problem.detail || answer.problem.title, { tone: "error" });
    await queries.invalidateQueries({ queryKey: keys.definitions });
  };

  const save = async (next: readonly string[], key: string, to: number) => {
    if (!isOrdered(kind)) return;
    try {
      bodyOf(await client.definitions.order({ params: { kind }, body: { keys: [...next] } }));
      await queries.invalidateQueries({ queryKey: keys.definitions });
      const name = say(items.find((it) => it.key === key)?.name ?? key);
      toast(t("list.moved"));
      announce(t("list.place", { name, place: to + 1, count: next.length }));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === "secondPerson") await ask(kind, next);
      else toast(reasonOf(error), { tone: "error" });
    }
  };
  return {
    placeOf: (key) => known.indexOf(key),
    count: known.length,
    mayMove,
    dragged,
    drag,
    move(key, to) {
      const from = known.indexOf(key);
      if (from < 0 || to < 0 || to >= known.length || from === to) return;
      void save(known.toSpliced(from, 1).toSpliced(to, 0, key), key, to);
    },
  };
}
