import { useMemo } from "react";
import { type Text, textIn } from "../../blueprints/text.ts";
import type { PlaceWords } from "../definition/changes.ts";
import { partWord } from "../document/differences.ts";
import type { Editor } from "../document/editor.ts";
import type { DocumentEditor, Handling, Loaded, Session } from "../document/use-session.ts";
import { useLanguage } from "../i18n/i18n.ts";
import type { Company } from "./context.ts";
import { useNewest } from "./use-newest.ts";
import { useReaders } from "./use-readers.ts";

/** Who else has the document of this session open, and what came in from them. `called`: a function that never changes. */
export function useCompanyOf<D extends object, E extends DocumentEditor<D>>(
  handling: Handling<D, E>,
  session: Session<D, E>,
  loaded: Loaded<D>,
  called: (document: D, spot: string) => Text | null,
): Company {
  const language = useLanguage();
  const readers = useReaders(handling.kind, session.key);
  const came = useNewest(handling, session, loaded);
  const { editor } = session;
  return useMemo(
    () => ({
      readers,
      came,
      nameOf: (spot) => {
        const text = called(editor.state().document, spot);
        return text === null ? null : textIn(text, language);
      },
    }),
    [readers, came, editor, called, language],
  );
}

/** The state or the transition that a spot of a blueprint means. */
export function spotOnBlueprint(document: ReturnType<Editor["state"]>["document"], spot: string): Text | null {
  const [kind, id] = spot.split(":");
  const list = kind === "state" ? document.states : kind === "transition" ? document.transitions : [];
  return list.find((one) => one.id === id)?.name ?? null;
}

/** The part of a form that a spot means: the nearest one that has a name. */
export function spotOnForm(words: PlaceWords | undefined, spot: string): Text | null {
  const steps = spot.split("/").slice(1);
  for (let length = steps.length; length > 0; length -= 1) {
    const name = words?.[`/${steps.slice(0, length).join("/")}`];
    if (name) return name;
  }
  return steps[0] ? partWord(steps[0]) : null;
}
