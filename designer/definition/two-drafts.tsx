import type { Difference } from "../document/differences.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DifferencesList } from "./differences-list.tsx";

/** Two drafts grew from one: both sets of changes in words, and three ways on. Nothing is lost before one is chosen. */
export function TwoDrafts({
  name,
  mine,
  theirs,
  onChoose,
  onClose,
}: {
  readonly name: string;
  readonly mine: readonly Difference[];
  readonly theirs: readonly Difference[];
  readonly onChoose: (which: "merge" | "mine" | "theirs") => void;
  readonly onClose: () => void;
}) {
  const t = useWords(designer);
  return (
    <Dialog
      open
      size="l"
      onClose={onClose}
      title={t("conflict.title")}
      subtitle={t("conflict.hint")}
      footer={
        <>
          <Button onClick={() => onChoose("theirs")}>{t("conflict.theirs", { name })}</Button>
          <Button onClick={() => onChoose("mine")}>{t("conflict.mine")}</Button>
          <Button variant="primary" onClick={() => onChoose("merge")}>
            {t("conflict.merge")}
          </Button>
        </>
      }
    >
      <div className="grid gap-6 sm:grid-cols-2">
        <section>
          <h3 className="m-0 mb-1 font-semibold text-sm">{t("conflict.myChanges")}</h3>
          <DifferencesList items={mine} />
        </section>
        <section>
          <h3 className="m-0 mb-1 font-semibold text-sm">{t("conflict.theirChanges", { name })}</h3>
          <DifferencesList items={theirs} />
        </section>
      </div>
    </Dialog>
  );
}
