import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { DefinitionView } from "../../../api/contract/definitions.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { replaceDocument } from "../../commands/replace-document.ts";
import { keys } from "../../data/queries.ts";
import { readDefinition, readVersion, sendDraft } from "../../document/draft.ts";
import { createEditor, type Editor } from "../../document/editor.ts";
import { discard, type Entry, forget, keep, leftBehind } from "../../document/journal.ts";
import { isBlueprintLike } from "../../document/readable.ts";
import { createSaver, type Saver, type SaveStatus } from "../../document/saving.ts";

/** One document being edited: its editor, what keeps it, and what this computer still holds. */
export interface Session {
  readonly key: string;
  readonly editor: Editor;
  readonly saver: Saver;
  /** Changes left behind here that the server does not have. */
  readonly left: (Entry & { readonly name: string }) | null;
}

/** The definition with the document of the version in force. */
export interface Loaded {
  readonly view: DefinitionView;
  readonly inForce: Blueprint | null;
  /** What is edited: the draft, else the version in force; null: it cannot be drawn. */
  readonly document: Blueprint | null;
}

async function load(key: string): Promise<Loaded> {
  const view = await readDefinition(key);
  const published = view.published === null ? null : await readVersion(key, view.published);
  const inForce = isBlueprintLike(published) ? published : null;
  const draft: unknown = view.draft?.document;
  return { view, inForce, document: isBlueprintLike(draft) ? draft : view.draft ? null : inForce };
}

export function useDefinition(key: string) {
  return useQuery({ queryKey: [...keys.definitions, "blueprint", key], queryFn: () => load(key) });
}

const later = (ms: number, act: () => void) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** The session of a document: opened once, from what was loaded first; later answers of the server never overwrite it. */
export function useSession(key: string, loaded: Loaded | undefined, mayEdit: boolean) {
  const [session, setSession] = useState<Session | null>(null);
  const [status, setStatus] = useState<SaveStatus>({ kind: "saved", at: null });
  const queries = useQueryClient();

  const document = loaded?.document ?? null;
  const revision = loaded?.view.draft?.revision ?? 0;
  const savedAt = loaded?.view.draft?.at ?? null;
  const ready = document !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once a key, when it is there
  useEffect(() => {
    if (!document) return;
    const editor = createEditor(document, !mayEdit);
    const saver = createSaver({
      document,
      revision,
      savedAt,
      later,
      onStatus(next) {
        setStatus(next);
        if (next.kind === "saved" && next.at !== null) {
          forget(key);
          void queries.invalidateQueries({ queryKey: [...keys.definitions, "blueprint", key] });
        }
      },
      send: sendDraft,
    });
    const left = mayEdit
      ? leftBehind(key).find((entry) => JSON.stringify(entry.document) !== JSON.stringify(document))
      : undefined;
    setStatus(saver.status());
    setSession({ key, editor, saver, left: left ?? null });

    let cancel: (() => void) | null = null;
    const keepHere = () => {
      cancel?.();
      cancel = null;
      const now = editor.state().document;
      if (now !== saver.acknowledged()) keep(key, { at: Date.now(), revision: saver.revision(), document: now });
    };
    let seen = document;
    const stop = editor.subscribe(() => {
      const now = editor.state().document;
      if (now === seen) return;
      seen = now;
      saver.changed(now);
      cancel ??= later(200, keepHere);
    });
    const hidden = () => {
      keepHere();
      void saver.now();
    };
    const leaving = (event: BeforeUnloadEvent) => {
      keepHere();
      if (editor.state().document !== saver.acknowledged()) event.preventDefault();
    };
    const visibility = () => globalThis.document.visibilityState === "hidden" && hidden();
    globalThis.document.addEventListener("visibilitychange", visibility);
    window.addEventListener("beforeunload", leaving);
    return () => {
      hidden();
      stop();
      saver.stop();
      globalThis.document.removeEventListener("visibilitychange", visibility);
      window.removeEventListener("beforeunload", leaving);
      setSession(null);
    };
  }, [key, ready, mayEdit]);

  const settleLeft = useCallback(
    (use: boolean) => {
      if (!session?.left) return;
      if (use) session.editor.run(replaceDocument, { to: session.left.document });
      discard(session.left.name);
      setSession({ ...session, left: null });
    },
    [session],
  );

  return { session: session?.key === key ? session : null, status, settleLeft };
}
