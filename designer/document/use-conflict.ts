import { useCallback, useEffect, useState } from "react";
import { useSay } from "../i18n/i18n.ts";
import { readDefinition, readVersion } from "./draft.ts";
import type { SaveStatus } from "./saving.ts";
import type { DocumentEditor, Handling, Session } from "./use-session.ts";

/** What somebody else saved meanwhile. */
export interface Theirs<D> {
  readonly name: string;
  readonly at: number;
  readonly revision: number;
  readonly document: D;
}

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

/** Two drafts that grew from one: who saved the other, and the ways on. Saving waits until one is chosen. */
export function useConflict<D extends object, E extends DocumentEditor<D>>(
  handling: Handling<D, E>,
  session: Session<D, E>,
  status: SaveStatus,
  merged: (base: D, mine: D, theirs: D) => D,
) {
  const say = useSay();
  const { key, editor, saver } = session;
  const [theirs, setTheirs] = useState<Theirs<D> | null>(null);

  useEffect(() => {
    if (status.kind !== "conflict") return setTheirs(null);
    let stale = false;
    whatTheyHave(handling, key).then(
      (now) => !stale && now && setTheirs({ ...now, name: say(now.name) }),
      () => undefined, // The save line says it already; the review comes when the server answers.
    );
    return () => {
      stale = true;
    };
  }, [status.kind, handling, key, say]);

  const settle = useCallback(
    (which: "merge" | "mine" | "theirs") => {
      if (!theirs) return;
      const mine = editor.state().document;
      const next =
        which === "mine"
          ? mine
          : which === "theirs"
            ? theirs.document
            : merged(saver.acknowledged(), mine, theirs.document);
      saver.settle(theirs.revision, theirs.document);
      handling.replace(editor, next);
      saver.changed(editor.state().document);
    },
    [theirs, editor, saver, merged, handling],
  );
  return { theirs, settle };
}
