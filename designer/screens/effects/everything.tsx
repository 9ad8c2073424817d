import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import type { Result } from "./results.tsx";

/** Runs again whatever failed, of a kind or of all: for the morning after another system was down. */
export function Everything({
  type,
  onResults,
}: {
  readonly type: string | undefined;
  readonly onResults: (results: readonly Result[]) => void;
}) {
  const t = useWords(effects);
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const run = async (): Promise<string | null> => {
    const body = { status: "failed" as const, ...(type !== undefined && { type }) };
    const answer = await client.effects.runMany({ body, idempotencyKey: crypto.randomUUID() });
    if (!answer.ok) return answer.problem.detail;
    setAsking(false);
    onResults(answer.body.results);
    await queries.invalidateQueries({ queryKey: keys.allEffects });
    return null;
  };
  return (
    <>
      <Button size="s" variant="ghost" onClick={() => setAsking(true)}>
        {t("everything")}
      </Button>
      {asking && (
        <Confirm
          title={t("everything.title")}
          text={t("everything.text")}
          act={t("again")}
          onAct={run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
