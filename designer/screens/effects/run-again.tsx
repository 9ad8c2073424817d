import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import { useState } from "react";
import type { ListedEffectView } from "../../../api/contract/effects.ts";
import { client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { desk } from "../../i18n/desk.ts";
import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";

/** Runs one effect again, with the same key. */
export function RunAgain({ effect }: { readonly effect: ListedEffectView }) {
  const t = useWords(effects);
  const d = useWords(desk);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  if (effect.status !== "failed" && effect.status !== "dropped") return null;
  const run = async () => {
    setBusy(true);
    const answer = await client.effects.run({ params: { id: effect.id } });
    setBusy(false);
    toast(answer.ok ? d("effect.ran") : answer.problem.detail, { tone: answer.ok ? "good" : "error" });
    void queries.invalidateQueries({ queryKey: keys.allEffects });
  };
  return (
    <Button size="s" icon={RotateCw} busy={busy} onClick={() => void run()}>
      {t("again")}
    </Button>
  );
}
