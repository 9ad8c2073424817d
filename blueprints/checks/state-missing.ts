import type { Transition } from "../blueprint.ts";
import type { Placed } from "../graph.ts";
import { pointer } from "../json.ts";
import { shown } from "../limit-findings.ts";
import { type Check, type Problem, quoted } from "./check.ts";

export const stateMissing: Check = {
  code: "state.missing",
  title: { en: "Steps that name a state which is not there", fr: "Étapes qui nomment un état absent" },
  severity: "error",
  *check({ document, graph }) {
    const missing = (id: string): boolean => !graph.states.has(id);
    for (const placed of graph.transitions) {
      const { item, index } = placed;
      if (missing(item.to)) yield problem(placed, item.to, pointer("transitions", index, "to"), false);
      for (const [key, ids] of Object.entries({
        from: item.from === "any" ? [] : item.from,
        except: item.except ?? [],
      })) {
        for (const [at, id] of ids.entries()) {
          if (missing(id))
            yield problem(placed, id, pointer("transitions", index, key, at), ids.length > 1 || key === "except");
        }
      }
    }
    for (const [at, id] of (document.limit?.pausedIn ?? []).entries()) {
      if (!missing(id)) continue;
      yield {
        pointer: pointer("limit", "pausedIn", at),
        message: {
          en: `The limit of the process pauses in “${shown(id)}”, a state that is not there.`,
          fr: `La limite du processus s'interrompt dans « ${shown(id)} », un état qui n'existe pas.`,
        },
      };
    }
  },
};

function problem({ item }: Placed<Transition>, id: string, at: string, removable: boolean): Problem {
  const name = quoted(item.name);
  const title = { en: "Take it off the list", fr: "Le retirer de la liste" };
  return {
    pointer: at,
    message: {
      en: `${name.en} names the state “${shown(id)}”, which is not there.`,
      fr: `${name.fr} nomme l'état « ${shown(id)} », qui n'existe pas.`,
    },
    ...(removable ? { fix: { title, edits: [{ op: "remove" as const, path: at }] } } : {}),
  };
}
