import type { Blueprint } from "../../blueprints/blueprint.ts";
import { type Language, type Sentence, textIn } from "../../blueprints/text.ts";
import { type AppendState, appendState } from "../commands/append-state.ts";
import type { Change } from "../commands/command.ts";
import { type Connect, connect } from "../commands/connect.ts";
import { stateOf } from "../commands/edits.ts";
import { placesOf } from "./places.ts";

/** What may come after a state: a state that is new, or one that is there. */
export interface NextThing {
  readonly id: string;
  readonly kind: "open" | "waiting" | "finished" | "timed" | "existing";
  /** What it is called: the name typed, or the state's own; null for a new one that nobody named yet. */
  readonly name: string | null;
  readonly apply: (document: Blueprint) => Change | null;
}

type New = Omit<AppendState, "from" | "at" | "name"> & { readonly name: Sentence };

/** What people most often draw next, each with the name that it has until it gets one of its own. */
const NEW: { readonly [kind in Exclude<NextThing["kind"], "existing">]: New } = {
  open: { name: { en: "New state", fr: "Nouvel état" } },
  waiting: { name: { en: "Waiting", fr: "En attente" }, status: "pending" },
  finished: { name: { en: "Done", fr: "Terminé" }, status: "solved", final: "resolved" },
  timed: {
    name: { en: "Overdue", fr: "En retard" },
    step: { name: { en: "After 2 days", fr: "Après 2 jours" }, start: { after: "P2D", time: "calendar" } },
  },
};
const KINDS = ["open", "waiting", "finished", "timed"] as const;

const MOST = 6;

/** What may follow a state, for what was typed so far: new states of that name, then states there are, the nearest first. */
export function nextThings(document: Blueprint, from: string, text: string, language: Language): readonly NextThing[] {
  const origin = stateOf(document, from);
  if (!origin || origin.final) return [];
  const typed = text.trim();
  const fresh = KINDS.map((kind): NextThing => {
    const wanted = NEW[kind];
    const name = typed === "" ? wanted.name : { en: typed, fr: typed };
    return {
      id: kind,
      kind,
      name: typed === "" ? null : typed,
      apply: (now) => appendState.apply(now, { ...wanted, name, from }),
    };
  });
  const known = existing(document, from, typed, language);
  // Whoever types the whole name of a state there is means that one.
  const exact = known.filter(({ name }) => name?.toLowerCase() === typed.toLowerCase());
  return [...exact, ...fresh, ...known.filter((one) => !exact.includes(one))];
}

function existing(document: Blueprint, from: string, typed: string, language: Language): NextThing[] {
  const places = placesOf(document);
  const [x, y] = places.get(from) ?? [0, 0];
  const away = (id: string) => {
    const [left, top] = places.get(id) ?? [0, 0];
    return Math.hypot(left - x, top - y);
  };
  const joined = new Set(
    document.transitions.flatMap((t) => (t.from !== "any" && t.from.includes(from) ? [t.to] : [])),
  );
  const wanted = typed.toLowerCase();
  return (
    document.states
      .filter(({ id, name }) => textIn(name, language).toLowerCase().includes(wanted) || id.includes(wanted))
      // Nearest first; itself and where it leads already come last.
      .sort((a, b) => last(a.id, from, joined) - last(b.id, from, joined) || away(a.id) - away(b.id))
      .slice(0, MOST)
      .map(({ id, name }): NextThing => {
        const params: Connect = { from, to: id };
        return {
          id: `to ${id}`,
          kind: "existing",
          name: textIn(name, language),
          apply: (now) => connect.apply(now, params),
        };
      })
  );
}

const last = (id: string, from: string, joined: ReadonlySet<string>): number =>
  id === from ? 2 : joined.has(id) ? 1 : 0;
