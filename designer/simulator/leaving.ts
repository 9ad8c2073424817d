import type { Effect } from "../../blueprints/facts.ts";
import { fillPlaceholders } from "../../blueprints/placeholders.ts";
import type { Template } from "../../blueprints/template.ts";
import { type Language, textIn } from "../../blueprints/text.ts";

/** What would have left the desk, with its words. */
export interface Leaving {
  readonly id: string;
  readonly kind: "notify" | "mail" | "webhook" | "askRating";
  /** Addresses, people as documents name them, or an address on the web. */
  readonly to: readonly string[];
  readonly subject: string | null;
  readonly text: string;
  /** Its template is named and is not there: on the desk this would fail. */
  readonly missing: string | null;
}

/** The words are those of the desk's own templates; links that only a real ticket has are left out. */
export function leavingOf(effect: Effect, templates: ReadonlyMap<string, Template>, language: Language): Leaving {
  const { id, type } = effect;
  switch (effect.type) {
    case "mail":
      return { id, kind: "mail", to: effect.to, subject: effect.subject, text: effect.text, missing: null };
    case "webhook":
      return {
        id,
        kind: "webhook",
        to: [effect.url],
        subject: null,
        text: JSON.stringify(effect.body, null, 2),
        missing: null,
      };
    case "notify":
    case "askRating": {
      const kind = type === "notify" ? "notify" : "askRating";
      const key = effect.template;
      const template = key === null ? undefined : templates.get(key);
      const written = template
        ? fillPlaceholders(textIn(template.text, language), effect.values, language)
        : "text" in effect
          ? (effect.text ?? "")
          : "";
      const subject = template?.subject
        ? fillPlaceholders(textIn(template.subject, language), effect.values, language)
        : null;
      return { id, kind, to: effect.to, subject, text: written, missing: key !== null && !template ? key : null };
    }
  }
}
