import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import type { Status } from "../../blueprints/status.ts";
import { textIn } from "../../blueprints/text.ts";
import { NOTHING, type Selection } from "../document/selection.ts";
import type { Command } from "./command.ts";
import { patched, withLayout } from "./edits.ts";
import { sectionsWithout } from "./sections.ts";

/** The transition without the states that go; null when it then leads from nowhere or to nowhere. */
function without(transition: Transition, gone: ReadonlySet<string>): Transition | null {
  if (gone.has(transition.to)) return null;
  const except = transition.except?.filter((id) => !gone.has(id));
  const cleaned =
    except && except.length !== transition.except?.length
      ? patched(transition, { except: except.length > 0 ? except : undefined })
      : transition;
  if (cleaned.from === "any") return cleaned;
  const from = cleaned.from.filter((id) => !gone.has(id));
  if (from.length === 0) return null;
  return from.length === cleaned.from.length ? cleaned : { ...cleaned, from };
}

function forget(state: State, gone: ReadonlySet<string>): State {
  return state.reenter !== undefined && gone.has(state.reenter) ? patched(state, { reenter: undefined }) : state;
}

/** Entry without the states that go; a document always names one, so the last falls to the first state left. */
function entryWithout(document: Blueprint, gone: ReadonlySet<string>, states: readonly State[]): Blueprint["entry"] {
  const ways = Object.entries(document.entry.into) as [Status, string][]; // the grammar's keys are statuses
  const kept = ways.filter(([, state]) => !gone.has(state));
  if (kept.length === ways.length) return document.entry;
  const first = states[0];
  const into = kept.length > 0 || !first ? kept : [[ways[0]?.[0] ?? first.status, first.id] as const];
  return { ...document.entry, into: Object.fromEntries(into) };
}

/** States and transitions go, with everything that would point at nothing. The last state stays. */
export const deleteSelection: Command<Selection> = {
  name: "deleteSelection",
  title: { en: "Delete", fr: "Supprimer" },
  press: { keys: ["Delete", "Backspace"], on: (document, selection) => deleteSelection.apply(document, selection) },
  apply(document, selection) {
    const gone = new Set(selection.states);
    const steps = new Set(selection.transitions);
    const states = document.states.filter((s) => !gone.has(s.id)).map((s) => forget(s, gone));
    const removed = document.states.filter((s) => gone.has(s.id));
    const transitions = document.transitions.flatMap((t) => {
      const left = steps.has(t.id) ? null : without(t, gone);
      return left ? [left] : [];
    });
    const lost = document.transitions.length - transitions.length;
    if (states.length === 0 || removed.length + lost === 0) return null;
    const layout = Object.fromEntries(Object.entries(document.layout ?? {}).filter(([id]) => !gone.has(id)));
    const pausedIn = document.limit?.pausedIn?.filter((id) => !gone.has(id));
    const limit = document.limit && pausedIn ? { ...document.limit, pausedIn } : document.limit;
    const sections = sectionsWithout(document.sections, gone);
    const next = patched(document, {
      states,
      transitions,
      limit,
      sections,
      entry: entryWithout(document, gone, states),
    });
    return {
      document: removed.length > 0 ? withLayout(next, layout) : next,
      said: words(removed, lost, document, steps),
      select: NOTHING,
    };
  },
};

function words(removed: readonly State[], lost: number, document: Blueprint, steps: ReadonlySet<string>) {
  const only = removed[0] ?? document.transitions.find((t) => steps.has(t.id));
  const name = (language: string) => (only ? textIn(only.name, language) : "");
  if (removed.length === 0)
    return lost === 1
      ? { en: `Deleted ‘${name("en")}’.`, fr: `« ${name("fr")} » supprimé.` }
      : { en: `Deleted ${lost} transitions.`, fr: `${lost} transitions supprimées.` };
  const en = removed.length === 1 ? `‘${name("en")}’` : `${removed.length} states`;
  const fr = removed.length === 1 ? `« ${name("fr")} »` : `${removed.length} états`;
  if (lost === 0) return { en: `Deleted ${en}.`, fr: `Supprimé : ${fr}.` };
  return {
    en: `Deleted ${en} and ${lost} transition${lost > 1 ? "s" : ""}.`,
    fr: `Supprimé : ${fr} et ${lost} transition${lost > 1 ? "s" : ""}.`,
  };
}
