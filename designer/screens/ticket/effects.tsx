import { Check, RotateCw } from "lucide-react";
import { useState } from "react";
import type { EffectView } from "../../../api/contract/effects.ts";
import { client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";
import { useNow } from "../../data/use-now.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { relative, shortTime } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { detailWords } from "../effects/detail-words.ts";
import { useNames } from "./names.ts";
import { useEffects } from "./use-ticket.ts";

const TONES = { pending: "paused", done: "good", failed: "error", dropped: "paused" } as const;

/** What leaves the desk because of this ticket; what failed can be run again by hand. */
export function Effects({ ticket }: { readonly ticket: string }) {
  const t = useWords(desk);
  const effects = useEffects(ticket);
  const list = effects.data ?? [];
  return (
    <section aria-labelledby="effects" className="border-t border-separator p-4">
      <h2 id="effects" className="m-0 mb-2 text-sm font-semibold">
        {t("effects")}
      </h2>
      {effects.isSuccess && list.length === 0 && <p className="m-0 text-soft">{t("effects.none")}</p>}
      {effects.isError && <p className="m-0 text-error">{effects.error.message}</p>}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {list.map((effect) => (
          <Effect key={effect.id} effect={effect} />
        ))}
      </ul>
    </section>
  );
}

function Effect({ effect }: { readonly effect: EffectView }) {
  const t = useWords(desk);
  const language = useLanguage();
  const now = useNow();
  const name = useNames();
  const [busy, setBusy] = useState(false);
  const to = effect.effect.to;
  const names = Array.isArray(to) ? to.map((one) => name(String(one))).join(", ") : "";
  const what =
    effect.type === "mail"
      ? t("effect.mail", { names })
      : effect.type === "notify"
        ? t("effect.notify", { names })
        : effect.type === "webhook"
          ? t("effect.webhook", { url: String(effect.effect.url ?? "") })
          : effect.type === "askRating"
            ? t("effect.askRating", { names })
            : t("effect.other", { type: effect.type });
  const run = async () => {
    setBusy(true);
    const answer = await client.effects.run({ params: { id: effect.id } });
    setBusy(false);
    toast(answer.ok ? t("effect.ran") : answer.problem.detail, { tone: answer.ok ? "good" : "error" });
    void queries.invalidateQueries({ queryKey: keys.effects(effect.ticket) });
  };
  return (
    <li className="flex flex-col gap-1">
      <span className="flex items-start justify-between gap-2">
        <span className="min-w-0 break-words">{what}</span>
        <Badge tone={TONES[effect.status]} {...(effect.status === "done" && { icon: Check })} className="shrink-0">
          {t(`effect.${effect.status}`)}
        </Badge>
      </span>
      <span className="text-xs text-soft">
        {effect.at !== null && shortTime(effect.at, language)}
        {effect.status === "pending" &&
          effect.nextAt !== null &&
          ` ${t("effect.next", { when: relative(effect.nextAt, language, now) })}`}
        {effect.detail !== null && effect.status !== "done" && ` ${detailWords(effect.detail, language)}`}
      </span>
      {(effect.status === "failed" || effect.status === "dropped") && (
        <Button size="s" icon={RotateCw} busy={busy} onClick={() => void run()} className="self-start">
          {t("effect.again")}
        </Button>
      )}
    </li>
  );
}
