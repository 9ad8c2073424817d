import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";
import { textIn } from "../../blueprints/text.ts";
import { exceptionsFor, meaningOf, originsTogether } from "../complexity/alike.ts";
import type { Command } from "./command.ts";
import { patched } from "./edits.ts";

export interface MakeCommon {
  /** One transition with many arrows, or several that do and say the same. */
  readonly transitions: readonly string[];
  /** Available in every state, with exceptions; else one transition from all the states together. */
  readonly everywhere: boolean;
}

/** One transition in the place of many arrows: in every state the same steps are offered as before. */
export const makeCommon: Command<MakeCommon> = {
  name: "makeCommon",
  title: { en: "Make it one transition", fr: "En faire une seule transition" },
  apply(document, { transitions: ids, everywhere }) {
    const chosen = document.transitions.filter(({ id }) => ids.includes(id));
    const [first, ...others] = chosen;
    const origins = originsTogether(chosen);
    if (!first || !origins || others.some((one) => meaningOf(one) !== meaningOf(first))) return null;
    const except = everywhere ? exceptionsFor(document, origins) : null;
    if (everywhere && !except) return null;
    if (!everywhere && others.length === 0) return null;
    const next: Transition =
      except === null
        ? { ...first, from: [...origins] }
        : patched(first, { from: "any", except: except.length > 0 ? [...except] : undefined });
    const gone = new Set(others.map(({ id }) => id));
    const kept = document.transitions.flatMap((one) => (one === first ? [next] : gone.has(one.id) ? [] : [one]));
    const name = { en: textIn(first.name, "en"), fr: textIn(first.name, "fr") };
    return {
      document: renamed({ ...document, transitions: kept }, gone, first.id),
      select: { states: [], transitions: [first.id] },
      said: {
        en: `${origins.length} arrows became one transition: ${name.en}.`,
        fr: `${origins.length} flèches sont devenues une transition : ${name.fr}.`,
      },
    };
  },
};

/** What spoke of a transition that is gone speaks of the one that took its place. */
function renamed(document: Blueprint, gone: ReadonlySet<string>, to: string): Blueprint {
  if (gone.size === 0) return document;
  return {
    ...document,
    states: document.states.map((state) => walked(state, gone, to)),
    transitions: document.transitions.map((one) => walked(one, gone, to)),
    ...(document.examples && { examples: document.examples.map((one) => walked(one, gone, to)) }),
  };
}

/** Keys under which a document names a transition, or lists them. */
const NAMING: ReadonlySet<string> = new Set(["take", "transition", "facts", "offered"]);

function walked<T>(value: T, gone: ReadonlySet<string>, to: string, named = false): T {
  const swap = (text: string): string => {
    const [kind, id] = text.startsWith("transitionTaken:") ? ["transitionTaken:", text.slice(16)] : ["", text];
    return gone.has(id) ? `${kind}${to}` : text;
  };
  const walk = (part: unknown, inside: boolean): unknown => {
    if (typeof part === "string") return inside ? swap(part) : part;
    if (Array.isArray(part)) return part.map((item) => walk(item, inside));
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).map(([key, item]) => [key, walk(item, inside || NAMING.has(key))] as const);
    return entries.every(([key, item]) => item === Reflect.get(part, key)) ? part : Object.fromEntries(entries);
  };
  // The same shape, with other ids in it.
  return walk(value, named) as T;
}
