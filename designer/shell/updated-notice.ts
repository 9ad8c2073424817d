import { useEffect } from "react";
import { whenUpdated } from "../data/updated.ts";
import { useWords } from "../i18n/i18n.ts";
import { ui } from "../i18n/ui.ts";
import { toast } from "../ui/toast.tsx";

const STAYS_MS = 24 * 3_600_000;

/** A script of this page is gone from the server: says that the desk was updated, and offers to load the page anew. */
export function useUpdatedNotice(): void {
  const t = useWords(ui);
  useEffect(
    () =>
      whenUpdated(() =>
        toast(t("updated"), {
          tone: "info",
          about: "updated",
          forMs: STAYS_MS,
          action: { label: t("reload"), onPress: () => location.reload() },
        }),
      ),
    [t],
  );
}
