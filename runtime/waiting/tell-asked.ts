import { SYSTEM } from "../../blueprints/people.ts";
import { effectValues } from "../../blueprints/vocabulary/effect-values.ts";
import type { Run } from "../run.ts";

const TEMPLATE = "approval-asked";

/** Those who are asked to approve are told: in the words of a template, which can be changed; where there is none a line says it. */
export function tellAsked(run: Run, people: readonly string[], rule: string): void {
  if (people.length === 0) return;
  const { number, subject, language } = run.present;
  const template = run.definitions.templates.has(TEMPLATE) ? TEMPLATE : null;
  const line = `#${number} ${subject} (${language.startsWith("fr") ? "votre accord est demandé" : "your approval is asked"})`;
  // By which asking it is tells the link in the mail, which is made when that leaves.
  const asking = run.present.approval ? { approval: { askedAt: run.present.approval.askedAt } } : {};
  const values = { ...effectValues(run.scene(SYSTEM, {}, run.scope(SYSTEM))), ...asking };
  run.ask({ type: "notify", to: people, template, text: template === null ? line : null, values }, rule);
}
