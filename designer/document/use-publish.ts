import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../data/queries.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { publishOrAsk } from "../publishing/publish-or-ask.ts";
import { toast } from "../ui/toast.tsx";
import { readDefinition, readVersion, reasonOf, sendDraft } from "./draft.ts";
import type { DocumentEditor, Handling, Session } from "./use-session.ts";

/** Publishing the draft, and taking an old version as the new draft. */
export function usePublish<D extends object, E extends DocumentEditor<D>>(
  handling: Handling<D, E>,
  session: Session<D, E>,
  onReload: () => void,
) {
  const t = useWords(designer);
  const own = useWords(publishing);
  const queries = useQueryClient();
  const { kind } = handling;
  const { key, saver, editor } = session;

  /**
   * `onLive`: told the new version. `again`: it was switched off and may have no draft, which publishing needs. Null: it is published,
   * or asked of a second person where one is needed; else the reason why not.
   */
  const publish = async (note: string, onLive?: (version: number) => void, again = false): Promise<string | null> => {
    await saver.now();
    if (again && saver.revision() === 0) {
      const answer = await sendDraft(kind, key, editor.state().document, 0);
      if (answer.outcome === "refused") return answer.reason;
      if (answer.outcome === "saved") saver.rebase(answer.revision);
    }
    const now = saver.status();
    if (now.kind !== "saved") return now.kind === "refused" ? now.reason : t(`save.${now.kind}`);
    try {
      const version = await publishOrAsk(kind, key, note, saver.revision());
      if (version === null) {
        toast(own("ask.done"), { tone: "good" });
        await queries.invalidateQueries({ queryKey: keys.definitions });
        return null;
      }
      // Publishing uses the draft up: the next change makes a new one.
      saver.rebase((await readDefinition(kind, key)).draft?.revision ?? 0);
      toast(t("publish.done", { version }));
      void queries.invalidateQueries({ queryKey: keys.definitions });
      onReload();
      onLive?.(version);
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };

  /** True when the version is now the draft. */
  const takeVersion = async (version: number): Promise<boolean> => {
    try {
      const wanted = await readVersion(kind, key, version);
      if (!handling.readable(wanted)) return false;
      handling.replace(editor, wanted);
      toast(t("versions.used", { version }), { tone: "info" });
      return true;
    } catch (error) {
      toast(reasonOf(error), { tone: "error" });
      return false;
    }
  };
  return { publish, takeVersion };
}
