import { lazy, Suspense, useState } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { compare } from "../i18n/compare.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PartBoundary } from "../ui/part-boundary.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const Comparison = lazy(() => import("./comparison.tsx"));

/** A button that lays what would be published over what is in force. */
export function SeeOnPicture({ before, after }: { readonly before: Blueprint; readonly after: Blueprint }) {
  const t = useWords(compare);
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="s" className="mt-1 self-start" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("see")}
      </Button>
      {open && (
        <Dialog open size="full" title={t("title", { name: say(after.name) })} onClose={() => setOpen(false)}>
          <div className="flex h-full min-h-100 flex-col">
            <PartBoundary>
              <Suspense fallback={<Skeleton lines={8} label={t("loading")} />}>
                <Comparison {...{ before, after }} />
              </Suspense>
            </PartBoundary>
          </div>
        </Dialog>
      )}
    </>
  );
}
