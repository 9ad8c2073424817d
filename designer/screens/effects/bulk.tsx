import { useQueryClient } from "@tanstack/react-query";
import { Ban, RotateCw } from "lucide-react";
import { useState } from "react";
import type { Answer } from "../../../api/contract/client.ts";
import { client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { toast } from "../../ui/toast.tsx";
import type { Result } from "./results.tsx";

/** What is done to all that are selected, each with its own result. */
export function Bulk({
  ids,
  onResults,
}: {
  readonly ids: readonly string[];
  readonly onResults: (results: readonly Result[]) => void;
}) {
  const t = useWords(effects);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const count = ids.length;
  const call = () => ({ body: { ids: [...ids] }, idempotencyKey: crypto.randomUUID() });
  /** Gives the reason why not; null: done, and its results are shown. */
  const shown = async (answer: Answer<{ readonly results: readonly Result[] }>): Promise<string | null> => {
    if (!answer.ok) return answer.problem.detail;
    onResults(answer.body.results);
    await queries.invalidateQueries({ queryKey: keys.allEffects });
    return null;
  };
  const run = async () => {
    setBusy(true);
    const reason = await shown(await client.effects.runMany(call()));
    setBusy(false);
    if (reason !== null) toast(reason, { tone: "error" });
  };
  const drop = async (): Promise<string | null> => {
    const reason = await shown(await client.effects.drop(call()));
    if (reason === null) setAsking(false);
    return reason;
  };
  return (
    <>
      <span className="tabular" role="status">
        {t("selected", { count })}
      </span>
      <Button size="s" icon={RotateCw} busy={busy} disabled={count === 0} onClick={() => void run()}>
        {t("again")}
      </Button>
      <Button size="s" icon={Ban} disabled={count === 0} onClick={() => setAsking(true)}>
        {t("drop")}
      </Button>
      {asking && (
        <Confirm
          danger
          title={t("drop.title", { count })}
          text={t("drop.text")}
          act={t("drop.do")}
          onAct={drop}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
