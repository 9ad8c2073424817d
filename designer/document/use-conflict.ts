import { useCallback, useEffect, useState } from "react";
import type { Sentence } from "../../blueprints/text.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { together } from "../i18n/together.ts";
import { same } from "../together/lists.ts";
import type { Choices } from "../together/merge.ts";
import { toast } from "../ui/toast.tsx";
import { readDefinition, readVersion } from "./draft.ts";
import type { SaveStatus } from "./saving.ts";
import type { DocumentEditor, Handling, Session } from "./use-session.ts";

/** What somebody else saved meanwhile, while what both changed waits for an answer. */
export interface Theirs<D> {
  readonly name: string;
  readonly at: number;
  readonly revision: number;
  readonly document: D;
  /** The last text that both grew from. */
  readonly base: D;
}

/** Everything of one side, or joined as the choices say. */
export type Settling = "mine" | "theirs" | Choices;

const AGAIN_MS = 3_000;
const JOINED: Sentence = { en: "Join two drafts", fr: "Réunir deux brouillons" };
const CAME: Sentence = { en: "Somebody else’s changes came in.", fr: "Les changements de quelqu’un d’autre sont là." };

/** The draft that somebody else saved; or, when that was published, the version in force. */
async function whatTheyHave<D extends object, E extends DocumentEditor<D>>(handling: Handling<D, E>, key: string) {
  const { kind, readable } = handling;
  const { draft, published, versions } = await readDefinition(kind, key);
  if (draft) {
    const document: unknown = draft.document;
    return readable(document) ? { name: draft.author.name, at: draft.at, revision: draft.revision, document } : null;
  }
  const last = versions.find((it) => it.version === published);
  const document = published === null ? null : await readVersion(kind, key, published);
  return last && readable(document) ? { name: last.author.name, at: last.at, revision: 0, document } : null;
}

/**
 * Two drafts that grew from one. What does not touch is joined at once; for the rest saving waits until it is settled. What
 * comes back as somebody else's may be what was sent from here before the connection broke.
 */
export function useConflict<D extends object, E extends DocumentEditor<D>>(
  handling: Handling<D, E>,
  session: Session<D, E>,
  status: SaveStatus,
) {
  const say = useSay();
  const t = useWords(together);
  const { key, editor, saver } = session;
  const [theirs, setTheirs] = useState<Theirs<D> | null>(null);

  const join = useCallback(
    (base: D, other: { readonly revision: number; readonly document: D }) => {
      handling.adopt(editor, (document) => handling.merge(base, document, other.document).document, CAME);
      saver.settle(other.revision, other.document);
      saver.changed(editor.state().document);
    },
    [handling, editor, saver],
  );

  useEffect(() => {
    if (status.kind !== "conflict") return setTheirs(null);
    let stale = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const now = await whatTheyHave(handling, key).catch(() => undefined);
      if (stale) return;
      // The save line says that something is wrong; what it is, is known when the server answers.
      if (now === undefined) timer = setTimeout(() => void look(), AGAIN_MS);
      if (!now) return;
      const other = { ...now, name: say(now.name) };
      const sent = saver.sent();
      if (sent !== null && same(sent, now.document)) return join(sent, now);
      const base = saver.acknowledged();
      if (handling.merge(base, editor.state().document, now.document).clashes.length > 0)
        return setTheirs({ ...other, base });
      join(base, now);
      toast(t("joined", { name: other.name }), { tone: "info" });
    };
    void look();
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [status.kind, handling, key, say, t, editor, saver, join]);

  const settle = useCallback(
    (how: Settling) => {
      if (!theirs) return;
      const { base, document: other, revision } = theirs;
      const mine = editor.state().document;
      const next = how === "mine" ? mine : how === "theirs" ? other : handling.merge(base, mine, other, how).document;
      if (typeof how !== "string") join(base, theirs);
      else saver.settle(revision, other);
      handling.replace(editor, next, JOINED);
      saver.changed(editor.state().document);
    },
    [theirs, editor, saver, handling, join],
  );
  return { theirs, settle };
}
