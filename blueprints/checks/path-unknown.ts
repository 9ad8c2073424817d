import { shown } from "../limit-findings.ts";
import { SOURCES, TICKET_ATTRIBUTES } from "../paths.ts";
import type { UseCheck } from "./check.ts";

/** A misspelt path is unknown for ever: its condition never holds and nobody sees why. */
export const pathUnknown: UseCheck = {
  code: "path.unknown",
  title: { en: "Paths that lead nowhere", fr: "Chemins qui ne mènent nulle part" },
  severity: "error",
  *check({ uses }) {
    for (const { kind, key, pointer } of uses.references) {
      if (kind !== "path") continue;
      const [source = "", attribute] = key.split(".");
      if (SOURCES.has(source) && (source !== "ticket" || attribute === undefined || TICKET_ATTRIBUTES.has(attribute))) {
        continue;
      }
      const path = shown(key);
      yield {
        pointer,
        message: {
          en: `Nothing is called ${path}: look at the spelling.`,
          fr: `Rien ne s'appelle ${path} : vérifiez l'orthographe.`,
        },
      };
    }
  },
};
