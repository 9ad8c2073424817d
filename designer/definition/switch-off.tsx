import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { RETIRABLE_KINDS } from "../../api/contract/definitions.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { reasonOf } from "../document/draft.ts";
import { canBeUsed } from "../export/can-be-used.ts";
import { definition } from "../i18n/definition.ts";
import { exchange } from "../i18n/exchange.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";

const UsesPanel = lazy(() => import("../export/uses-panel.tsx"));

type Retirable = (typeof RETIRABLE_KINDS)[number];
export const isRetirable = (kind: Kind): kind is Retirable => RETIRABLE_KINDS.some((one) => one === kind);

/** Asks before the version in force stops acting. */
export function SwitchOff({
  kind,
  of,
  name,
  onClose,
}: {
  readonly kind: Retirable;
  readonly of: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const t = useWords(definition);
  const e = useWords(exchange);
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const act = async () => {
    setBusy(true);
    try {
      bodyOf(
        await client.definitions.retire({
          params: { kind, key: of },
          body: {},
          idempotencyKey: crypto.randomUUID(),
        }),
      );
      toast(t("off.done", { name }));
      onClose();
      void queries.invalidateQueries({ queryKey: keys.definitions });
    } catch (error) {
      setRefused(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size="s"
      onClose={onClose}
      title={t("off.title", { name })}
      footer={
        <Button variant="danger" busy={busy} onClick={() => void act()}>
          {t("off.do")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="m-0">{t("off.text")}</p>
        {canBeUsed(kind) && (
          <section aria-label={e("used.tab")} className="rounded-lg border border-separator">
            <h3 className="m-0 px-3 pt-2 font-semibold text-sm">{e("used.tab")}</h3>
            <Suspense fallback={<Skeleton lines={2} className="p-3" />}>
              <UsesPanel kind={kind} of={of} />
            </Suspense>
          </section>
        )}
        {refused !== null && (
          <p role="alert" className="m-0 text-error">
            {refused}
          </p>
        )}
      </div>
    </Dialog>
  );
}
