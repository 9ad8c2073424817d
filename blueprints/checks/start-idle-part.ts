import { pointer } from "../json.ts";
import type { Sentence } from "../text.ts";
import { type Check, quoted } from "./check.ts";

/** What is written and can never come to anything: said, so that nobody relies on it. */
export const startIdlePart: Check = {
  code: "start.idlePart",
  title: { en: "Parts of a step that come to nothing", fr: "Parties d'une étape sans effet" },
  severity: "warning",
  *check({ graph }) {
    for (const { item, index } of graph.transitions) {
      const name = quoted(item.name);
      const idle = function* (part: boolean, steps: readonly string[], what: Sentence) {
        if (!part) return;
        const path = pointer("transitions", index, ...steps);
        yield {
          pointer: path,
          message: { en: `${name.en} ${what.en}`, fr: `${name.fr} ${what.fr}` },
          fix: {
            title: { en: "Take it away", fr: "L'enlever" },
            edits: [{ op: "remove" as const, path }],
          },
        };
      };
      const alone = item.start !== undefined;
      yield* idle(alone && (item.during ?? []).length > 0, ["during"], {
        en: "starts by itself, so nobody is asked for anything.",
        fr: "se fait d'elle-même : rien n'est demandé à personne.",
      });
      yield* idle(alone && item.before?.who !== undefined, ["before", "who"], {
        en: "starts by itself, so nobody takes it.",
        fr: "se fait d'elle-même : personne ne la prend.",
      });
      yield* idle(item.from !== "any" && item.except !== undefined, ["except"], {
        en: "excepts states, but only a step from any state has exceptions.",
        fr: "excepte des états, mais seule une étape commune a des exceptions.",
      });
    }
  },
};
