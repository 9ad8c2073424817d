import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReplacingView } from "../../api/contract/exchange.ts";
import { client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { may, useMe } from "../data/session.ts";
import { reasonOf } from "../document/draft.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { toast } from "../ui/toast.tsx";

type Drawn = Parameters<typeof client.exchange.putBack>[0]["body"]["items"];

/** Drafts that were made, and of those that were not the reasons. */
export interface Draw {
  readonly made: Drawn;
  readonly refused: readonly string[];
}

/** One change that is drawn into many documents. */
export interface ManyDrafts {
  /** What tells it from others, for the answers that are kept. */
  readonly about: readonly unknown[];
  readonly enabled: boolean;
  /** What would become of every document. */
  readonly foresee: () => Promise<readonly ReplacingView[]>;
  readonly draw: (chosen: readonly ReplacingView[]) => Promise<Draw>;
  /** The note of the versions that are published with nothing else in them. */
  readonly note: string;
}

/** A draft that was made, and whether it holds the change alone. */
export interface Made {
  readonly item: ReplacingView;
  readonly revision: number;
}

const idOf = ({ kind, key }: Pick<ReplacingView, "kind" | "key">): string => `${kind}/${key}`;

/** What would become of every document; then the drafts, taken back or published together. */
export function useDrafts({ about, enabled, foresee, draw: write, note }: ManyDrafts) {
  const t = useWords(words);
  const say = useSay();
  const mayPublish = may(useMe(), "publish");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [made, setMade] = useState<readonly Made[]>([]);
  const foreseen = useQuery({
    enabled: enabled && made.length === 0,
    queryKey: [...keys.definitions, "replacing", ...about],
    queryFn: foresee,
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
      const { made: done, refused } = await write(chosen);
      const known = new Map(chosen.map((item) => [idOf(item), item]));
      setMade(
        done.flatMap((one) => {
          const item = known.get(idOf(one));
          return item ? [{ item, revision: one.revision }] : [];
        }),
      );
      if (refused.length > 0) setFault(refused.join(" "));
      if (done.length === 0) return;
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
          body: { note },
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
  return { undo, foreseen, items, chosen, isChosen, turn, busy, fault, made, draw, publishable, publish };
}
