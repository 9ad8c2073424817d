import { lazy, type ReactNode, Suspense, useState } from "react";
import type { LiveCount } from "../../api/contract/definition-views.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { noted } from "../bulk/use-bulk.ts";
import { client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { following as words } from "../i18n/following.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { toast } from "../ui/toast.tsx";
import { actionOf, type Choice } from "./following.ts";

const BulkProgress = lazy(() => import("../bulk/bulk-progress.tsx"));
const FollowDialog = lazy(() => import("./follow-dialog.tsx"));

interface Followed {
  readonly blueprint: string;
  /** The version in force; null: none. */
  readonly published: number | null;
  readonly inForce: Blueprint | null;
  readonly live: readonly LiveCount[];
  readonly mayPublish: boolean;
}

/** Live tickets that follow to a version: asked when it is published, or later from its line; then how far it is. */
export function useFollowing({ blueprint, published, inForce, live, mayPublish }: Followed) {
  const t = useWords(words);
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [on, setOn] = useState<{ readonly job: string; readonly version: number } | null>(null);
  const nameOf = (state: string) => say(inForce?.states.find(({ id }) => id === state)?.name ?? state);
  const follow = async (version: number, choices: ReadonlyMap<string, Choice>): Promise<void> => {
    const body = { selection: { blueprint, besides: version }, action: actionOf(blueprint, version, choices) };
    const answer = await client.bulk.start({ body, idempotencyKey: crypto.randomUUID() });
    if (answer.ok) setOn({ job: noted(answer.body).id, version });
    else toast(t("refused", { reason: answer.problem.errors[0]?.message ?? answer.problem.detail }), { tone: "error" });
  };
  const close = () => {
    setOn(null);
    void queries.invalidateQueries({ queryKey: keys.definitions });
  };
  const dialogs: ReactNode = (
    <Suspense>
      {asking && inForce && published !== null && (
        <FollowDialog
          {...{ blueprint, inForce, live, nameOf }}
          version={published}
          onStarted={(job) => {
            setAsking(false);
            setOn({ job, version: published });
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {on && <BulkProgress id={on.job} title={t("run.title", { version: on.version })} onClose={close} />}
    </Suspense>
  );
  return { nameOf, follow, ask: mayPublish && inForce ? () => setAsking(true) : null, dialogs };
}
