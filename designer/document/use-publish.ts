import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { ProblemError } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { publishOrAsk } from "../publishing/publish-or-ask.ts";
import { same } from "../together/lists.ts";
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
  /** A request to publish got no answer: it may have arrived all the same. */
  const unanswered = useRef(false);

  /** The version that went live from the very draft that was last saved here; null: none did. */
  const wentLive = async (): Promise<number | null> => {
    const { draft, published } = await readDefinition(kind, key);
    if (draft || published === null) return null;
    return same(await readVersion(kind, key, published), saver.acknowledged()) ? published : null;
  };

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
    const done = async (version: number): Promise<null> => {
      unanswered.current = false;
      // Publishing uses the draft up: the next change makes a new one.
      saver.rebase((await readDefinition(kind, key)).draft?.revision ?? 0);
      toast(t("publish.done", { version }));
      void queries.invalidateQueries({ queryKey: keys.definitions });
      onReload();
      onLive?.(version);
      return null;
    };
    try {
      const version = await publishOrAsk(kind, key, note, saver.revision());
      if (version !== null) return await done(version);
      toast(own("ask.done"), { tone: "good" });
      await queries.invalidateQueries({ queryKey: keys.definitions });
      return null;
    } catch (error) {
      unanswered.current ||= error instanceof ProblemError && (error.status === 0 || error.status >= 500);
      const version = unanswered.current ? await wentLive().catch(() => null) : null;
      return version === null ? reasonOf(error) : done(version).catch(reasonOf);
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
