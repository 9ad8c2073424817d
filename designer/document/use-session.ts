import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { DefinitionView } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { keys } from "../data/queries.ts";
import { useMe } from "../data/session.ts";
import { useUnsent } from "../data/unsent.ts";
import { same } from "../together/lists.ts";
import type { Choices, Merged } from "../together/merge.ts";
import { readDefinition, readVersion, sendDraft } from "./draft.ts";
import { discard, type Entry, forget, keep, leftBehind } from "./journal.ts";
import { createSaver, type Saver, type SaveStatus } from "./saving.ts";

/** What saving, publishing and comparing need of an editor, whatever it draws. */
export interface DocumentEditor<D> {
  readonly state: () => { readonly document: D };
  readonly subscribe: (listener: () => void) => () => void;
}

/** How documents of one kind are opened. Stands outside of components: it never changes. */
export interface Handling<D extends object, E extends DocumentEditor<D>> {
  readonly kind: Kind;
  /** True when the editor can show it; an unfinished draft may still break the grammar. */
  readonly readable: (value: unknown) => value is D;
  readonly open: (document: D, readOnly: boolean) => E;
  /** Puts a whole document in the place of the present one, as one step of undo. */
  readonly replace: (editor: E, document: D, title?: Sentence) => void;
  /** Takes in what somebody else did, under every step of undo. */
  readonly adopt: (editor: E, rebase: (document: D) => D, said: Sentence) => void;
  /** Two documents that grew from one. */
  readonly merge: (base: D, mine: D, theirs: D, choices?: Choices) => Merged<D>;
}

/** One document being edited: its editor, what keeps it, and what this computer still holds. */
export interface Session<D, E> {
  readonly key: string;
  readonly editor: E;
  readonly saver: Saver<D>;
  /** Changes left behind here that the server does not have. */
  readonly left: (Entry<D> & { readonly name: string }) | null;
}

/** The definition with the document of the version in force. */
export interface Loaded<D> {
  readonly view: DefinitionView;
  readonly inForce: D | null;
  /** What is edited: the draft, else the version in force; null: it cannot be shown. */
  readonly document: D | null;
}

async function load<D>(kind: Kind, key: string, readable: (value: unknown) => value is D): Promise<Loaded<D>> {
  const view = await readDefinition(kind, key);
  // What was switched off has no version in force: the newest one is where the work goes on.
  const newest = view.published ?? view.retired;
  const known = newest === null ? null : await readVersion(kind, key, newest);
  const last = readable(known) ? known : null;
  const draft: unknown = view.draft?.document;
  return {
    view,
    inForce: view.published === null ? null : last,
    document: readable(draft) ? draft : view.draft ? null : last,
  };
}

export function useDefinition<D extends object, E extends DocumentEditor<D>>(handling: Handling<D, E>, key: string) {
  const { kind, readable } = handling;
  return useQuery({ queryKey: [...keys.definitions, kind, key], queryFn: () => load(kind, key, readable) });
}

const later = (ms: number, act: () => void) => {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
};

/** The newest changes left behind here, if they are others than those of `document`; what it holds already is forgotten. */
function unsaved<D>(name: string, document: D, readable: (value: unknown) => value is D) {
  for (const entry of leftBehind(name, readable)) {
    if (!same(entry.document, document)) return entry;
    discard(entry.name);
  }
  return null;
}

/** Under which name this computer keeps a document; blueprints keep the name that they had alone. */
const journalName = (kind: Kind, key: string): string => (kind === "blueprint" ? key : `${kind}/${key}`);

/** The session of a document: opened once, from what was loaded first; later answers of the server never overwrite it. */
export function useSession<D extends object, E extends DocumentEditor<D>>(
  handling: Handling<D, E>,
  key: string,
  loaded: Loaded<D> | undefined,
  mayEdit: boolean,
) {
  const { kind, readable, open, replace } = handling;
  const [session, setSession] = useState<Session<D, E> | null>(null);
  const [status, setStatus] = useState<SaveStatus>({ kind: "saved", at: null });
  const queries = useQueryClient();

  const document = loaded?.document ?? null;
  const revision = loaded?.view.draft?.revision ?? 0;
  const savedAt = loaded?.view.draft?.at ?? null;
  const ready = document !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once a key, when it is there
  useEffect(() => {
    if (!document) return;
    const name = journalName(kind, key);
    const editor = open(document, !mayEdit);
    const saver = createSaver({
      document,
      revision,
      savedAt,
      later,
      onStatus(next) {
        setStatus(next);
        if (next.kind === "saved" && next.at !== null) {
          forget(name);
          void queries.invalidateQueries({ queryKey: [...keys.definitions, kind, key] });
        }
      },
      send: (draft: D, known) => sendDraft(kind, key, draft, known),
    });
    setStatus(saver.status());
    setSession({ key, editor, saver, left: mayEdit ? unsaved(name, document, readable) : null });

    let cancel: (() => void) | null = null;
    const keepHere = () => {
      cancel?.();
      cancel = null;
      const now = editor.state().document;
      const base = saver.acknowledged();
      if (now !== base) keep(name, { at: Date.now(), revision: saver.revision(), document: now, base });
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
  }, [kind, key, ready, mayEdit]);

  useUnsent(status.kind !== "saved");
  const me = useMe();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has signed in again saves at once
  useEffect(() => void session?.saver.now(), [me, session]);

  const settleLeft = useCallback(
    async (use: boolean) => {
      if (!session?.left) return;
      const { editor, saver, left } = session;
      const { name: where, ...entry } = left;
      const name = journalName(kind, session.key);
      if (use) {
        // What has been drawn since is the server's first: so it is one of the two that are joined.
        await saver.now();
        const now = saver.acknowledged();
        replace(editor, left.document);
        keep(name, entry);
        // Somebody saved after this was left behind: neither takes the place of the other unasked.
        if (left.base !== undefined && !same(left.base, now)) saver.contest(left.base);
      }
      discard(where);
      setSession({ ...session, left: unsaved(name, left.document, readable) });
    },
    [session, replace, kind, readable],
  );

  return { session: session?.key === key ? session : null, status, settleLeft };
}
