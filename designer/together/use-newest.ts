import { useEffect, useRef, useState } from "react";
import type { DefinitionView } from "../../api/contract/definition-views.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { DocumentEditor, Handling, Loaded, Session } from "../document/use-session.ts";
import { useSay } from "../i18n/i18n.ts";
import { same } from "./lists.ts";

/** What somebody else saved or published last, as far as it came in here by itself. */
export interface Came {
  readonly name: string;
  readonly at: number;
  readonly version: number | null;
}

const newestOf = ({ versions }: DefinitionView): number => Math.max(0, ...versions.map(({ version }) => version));

/**
 * Keeps the draft up to date with what others save, as long as nothing here is unsent: what is unsent meets it when it is saved.
 * An answer that is older than what is known here changes nothing.
 */
export function useNewest<D extends object, E extends DocumentEditor<D>>(
  handling: Handling<D, E>,
  { editor, saver }: Session<D, E>,
  { view, document, inForce }: Loaded<D>,
): Came | null {
  const say = useSay();
  const [came, setCame] = useState<Came | null>(null);
  const newest = useRef(newestOf(view));
  useEffect(() => {
    const version = newestOf(view);
    const published = version > newest.current;
    const mine = editor.state().document;
    if (saver.status().kind !== "saved" || mine !== saver.acknowledged()) return;
    const { draft } = view;
    const take = (revision: number, by: Came, theirs: D) => {
      const said: Sentence = {
        en: `${by.name} changed this draft.`,
        fr: `${by.name} a modifié ce brouillon.`,
      };
      handling.adopt(editor, (one) => handling.merge(mine, one, theirs).document, said);
      saver.adopt(revision, by.at, editor.state().document);
      if (!same(mine, theirs)) setCame(by);
    };
    newest.current = version;
    if (draft && draft.revision > saver.revision() && document)
      take(draft.revision, { name: say(draft.author.name), at: draft.at, version: null }, document);
    else if (!draft && published && saver.revision() > 0 && inForce) {
      const last = view.versions.find((one) => one.version === version);
      if (last) take(0, { name: say(last.author.name), at: last.at, version }, inForce);
    }
  }, [view, document, inForce, editor, saver, handling, say]);
  return came;
}
