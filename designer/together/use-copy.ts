import type { Kind } from "../../blueprints/kinds.ts";
import type { Named } from "../definition/form.ts";
import { reasonOf } from "../document/draft.ts";
import { useWords } from "../i18n/i18n.ts";
import { together } from "../i18n/together.ts";
import { toast } from "../ui/toast.tsx";
import { saveCopy } from "./save-copy.ts";

/** Keeps my draft as a document of its own, and says how it is called. */
export function useCopy(kind: Kind, document: Named): () => Promise<void> {
  const t = useWords(together);
  return async () => {
    try {
      const name = await saveCopy(kind, document, (own) => t("copyName", { name: own }));
      toast(t("copied", { name }), { tone: "good" });
    } catch (error) {
      toast(reasonOf(error), { tone: "error" });
    }
  };
}
