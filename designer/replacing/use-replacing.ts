import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { REPLACEABLE_KINDS, ReplacingView } from "../../api/contract/exchange.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { reasonOf } from "../document/draft.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { toast } from "../ui/toast.tsx";

export type Replaceable = (typeof REPLACEABLE_KINDS)[number];

export interface Replacement {
  readonly kind: Replaceable;
  readonly key: string;
  readonly by: string;
}

const idOf = ({ kind, key }: Pick<ReplacingView, "kind" | "key">): string => `${kind}/${key}`;

type Drawn = Parameters<typeof client.exchange.putBack>[0]["body"]["items"];

/** A draft that was made, and whether it holds the replacement alone. */
interface Made {
  readonly item: ReplacingView;
  readonly revision: number;
}

/** What would become of every user; then the drafts, taken back or published together. `names`: of what goes and what comes. */
export function useReplacing(
  replacement: Replacement | null,
  names: { readonly name: string; readonly by: string },
  mayPublish: boolean,
) {
  const t = useWords(words);
  const say = useSay();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [made, setMade] = useState<readonly Made[]>([]);
  const foreseen = useQuery({
    enabled: replacement !== null && made.length === 0,
    queryKey: [...keys.definitions, "replacing", replacement],
    queryFn: async () => (replacement ? bodyOf(await client.exchange.foresee({ body: replacement })).items : []),
  });
  const items = foreseen.data ?? [];
  const ready = items.filter(({ standing }) => standing === "ready");
  // What would be broken is chosen by hand.
  const isChosen = (item: ReplacingView): boolean => left.has(idOf(item)) !== (item.faults.length === 0);
  const chosen = ready.filter(isChosen);
  const turn = (item: ReplacingView) => {
    const next = new Set(left);
    if (!next.delete(idOf(item))) next.add(idOf(item));
    setLeft(next);
  };
  const guarded = async (act: () => Promise<void>) => {
    setBusy(true);
    setFault(null);
    try {
      await act();
    } catch (error) {
      setFault(reasonOf(error));
    }
    setBusy(false);
    void queries.invalidateQueries({ queryKey: keys.definitions });
  };
  const [drawn, setDrawn] = useState<Drawn>([]);
  const takeBack = async (back: Drawn) => {
    const answer = await client.exchange.putBack({ body: { items: back } });
    if (answer.ok) {
      setMade([]);
      toast(t("undone"), { about: "replacing" });
    } else toast(t("undo.refused", { reason: answer.problem.detail }), { tone: "error" });
    void queries.invalidateQueries({ queryKey: keys.definitions });
  };
  const draw = () =>
    guarded(async () => {
      if (!replacement) return;
      const documents = chosen.map(({ kind, key, revision }) => ({ kind, key, revision }));
      const { items: done } = bodyOf(await client.exchange.replace({ body: { ...replacement, documents } }));
      setMade(chosen.map((item, index) => ({ item, revision: done[index]?.revision ?? 0 })));
      setDrawn(done);
      // For who has closed the dialog: under it nothing can be pressed.
      const action = { label: t("undo"), onPress: () => void takeBack(done) };
      toast(t("done", { count: done.length }), { action, about: "replacing" });
    });
  const publishable = mayPublish ? made.filter(({ item }) => item.alone && item.faults.length === 0) : [];
  const publish = () =>
    guarded(async () => {
      let count = 0;
      const refused: string[] = [];
      for (const { item, revision } of publishable) {
        const answer = await client.definitions.publish({
          params: { kind: item.kind, key: item.key },
          body: { note: t("publish.note", names) },
          ifMatch: revision,
        });
        if (answer.ok) count++;
        else refused.push(t("published.refused", { name: say(item.name), reason: answer.problem.detail }));
      }
      setMade([]);
      if (count > 0) toast(t("published", { count }), { about: "replacing" });
      if (refused.length > 0) setFault(refused.join(" "));
    });
  const undo = () => guarded(() => takeBack(drawn));
  return { undo, foreseen, items, ready, chosen, isChosen, turn, busy, fault, made, draw, publishable, publish };
}
