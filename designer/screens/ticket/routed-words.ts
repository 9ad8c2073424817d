import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import { PICKS } from "../../../blueprints/assignment.ts";
import type { Considered } from "../../../blueprints/facts.ts";
import { type Speaker, text } from "./speaker.ts";
import { rowOf } from "./use-row-names.ts";

type FactView = JournalEntry["fact"];
/** What these sentences need of whoever tells them. */
export type Teller = Pick<Speaker, "t" | "name" | "say" | "row">;

/** Which row took a ticket, who of the group was chosen among whom, and that skills were let go, in a sentence. */
export function routedWords(speaker: Teller, fact: FactView, rule: string | null): string {
  const { t, name } = speaker;
  const skills = Array.isArray(fact.skills) ? fact.skills.join(", ") : "";
  if (fact.type === "skillsWaived") return t("fact.skillsWaived", { skills });
  if (fact.type === "routed") {
    const row = rule === null ? text(fact.row) : speaker.row(rule);
    const routed = t(fact.last ? "fact.routedLast" : "fact.routed", { row });
    return skills === "" ? routed : t("fact.routedSkills", { routed, skills });
  }
  const group = name(text(fact.group));
  const considered = consideredIn(fact);
  if (considered.length === 0) return t("fact.pickedNobodyThere", { group });
  const loads = `${considered.map((one) => loadWords(speaker, one)).join(", ")}.`;
  if (typeof fact.person !== "string") return t("fact.pickedNobody", { group, loads });
  return t("fact.picked", { person: name(fact.person), method: methodWords(speaker, fact), loads });
}

/** Whom a choice looked at. */
export const consideredIn = (fact: FactView): readonly Considered[] =>
  // Only the runtime ever wrote a fact.
  Array.isArray(fact.considered) ? (fact.considered as unknown as readonly Considered[]) : [];

export function methodWords({ t }: Teller, fact: FactView): string {
  const method = PICKS.find((one) => one === fact.method);
  return method ? t(`picked.${method}`) : text(fact.method);
}

/** "Ana 5", "Chloé 3 (away)". */
function loadWords({ t, say }: Teller, { name, load, why }: Considered): string {
  return why === null ? t("picked.load", { name, load }) : t("picked.out", { name, load, why: say(why) });
}

/** "routing:main@3/rows/refunds" or "assignment:helpdesk" in words; null for a rule of another kind. */
export function ruleOfRouting({ t, row }: Teller, rule: string): string | null {
  const taken = rowOf(rule);
  if (taken) return t("rule.routing", { version: taken.version, row: row(rule) });
  const table = /^routing:[^@/]+@(\d+)$/.exec(rule);
  if (table) return t("rule.routingTable", { version: table[1] ?? "" });
  return rule.startsWith("assignment:") ? t("rule.assignment") : null;
}
