import { lazy, Suspense, useState } from "react";
import type { Kind } from "../../blueprints/kinds.ts";
import { may, useMe } from "../data/session.ts";
import { exchange } from "../i18n/exchange.ts";
import { useWords } from "../i18n/i18n.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { Replaceable } from "./use-replacing.ts";

const UsesPanel = lazy(() => import("../export/uses-panel.tsx"));
const ReplaceUses = lazy(() => import("./replace-uses.tsx"));

/** Who names it, and another in its place: before it goes, or because it is better. `replaceable` is absent where nothing replaces it. */
export function UsedIn({
  kind,
  of,
  name,
  replaceable,
}: {
  readonly kind: Kind | Replaceable;
  /** Without its kind where it is people or a team: `finance`. */
  readonly of: string;
  readonly name: string;
  readonly replaceable: Replaceable | undefined;
}) {
  const e = useWords(exchange);
  const t = useWords(words);
  const mayDraw = may(useMe(), "design");
  const [other, setOther] = useState(false);
  return (
    <section aria-label={e("used.tab")} className="rounded-lg border border-separator">
      <h3 className="m-0 px-3 pt-2 font-semibold text-sm">{e("used.tab")}</h3>
      <Suspense fallback={<Skeleton lines={2} className="p-3" />}>
        <UsesPanel
          kind={kind}
          of={of}
          after={
            replaceable &&
            mayDraw && (
              <div className="mt-2 border-separator border-t pt-3">
                {other ? (
                  <ReplaceUses kind={replaceable} of={of} name={name} />
                ) : (
                  <Button size="s" onClick={() => setOther(true)}>
                    {t("open")}
                  </Button>
                )}
              </div>
            )
          }
        />
      </Suspense>
    </section>
  );
}
