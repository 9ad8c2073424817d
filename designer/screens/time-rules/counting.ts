import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { FieldDefinition } from "../../../blueprints/field.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { patched } from "../../commands/edits.ts";

/** What a rule counts from or towards, as the first choice of its sentence. */
export const FROM = [
  "state",
  "status",
  "created",
  "lastAgentAction",
  "lastReply",
  "lastRequesterWord",
  "slaBreached",
  "pastDue",
  "pastField",
  "dueAt",
  "slaDue",
  "field",
] as const;
export type From = (typeof FROM)[number];

export const isUntil = (from: From): boolean => from === "dueAt" || from === "slaDue" || from === "field";

/** The first choice that a rule's `since` or `until` makes. */
export function fromOf({ since, until }: TimeRule): From {
  if (until !== undefined) return typeof until === "string" ? until : "field";
  if (typeof since === "string") return since === "dueAt" ? "pastDue" : since;
  if (since !== undefined && "field" in since) return "pastField";
  return since !== undefined && "status" in since ? "status" : "state";
}

/** A state of a process as one value of a list: `state` alone, or `blueprint/state`. */
export const stateValue = ({
  state,
  blueprint,
}: {
  readonly state: string;
  readonly blueprint?: string | undefined;
}) => (blueprint === undefined ? state : `${blueprint}/${state}`);

export function stateFrom(value: string): { readonly state: string; readonly blueprint?: string } {
  const [one = "", other] = value.split("/");
  return other === undefined ? { state: one } : { state: other, blueprint: one };
}

/** Date fields of the desk: what a rule may count towards. */
export const dateFields = (fields: readonly FieldDefinition[]): readonly FieldDefinition[] =>
  fields.filter(({ type }) => type === "date" || type === "instant");

/** The rule counting from something else; what must be chosen besides is the first there is. */
export function withFrom(
  rule: TimeRule,
  from: From,
  processes: readonly Blueprint[],
  fields: readonly FieldDefinition[],
): TimeRule {
  const first = processes[0];
  switch (from) {
    case "state":
      return since(rule, first ? { state: first.states[0]?.id ?? "", blueprint: first.key } : { state: "" });
    case "status":
      return since(rule, { status: "pending" });
    case "pastDue":
      return since(rule, "dueAt");
    case "pastField":
      return since(rule, { field: dateFields(fields)[0]?.key ?? "" });
    case "dueAt":
    case "slaDue":
      return patched(rule, { since: undefined, until: from });
    case "field":
      return patched(rule, { since: undefined, until: { field: dateFields(fields)[0]?.key ?? "" } });
    default:
      return since(rule, from);
  }
}

const since = (rule: TimeRule, value: TimeRule["since"]): TimeRule => patched(rule, { until: undefined, since: value });

/** True for a rule whose form can be drawn, finished or not. */
export function isTimeRuleLike(value: unknown): value is TimeRule {
  if (typeof value !== "object" || value === null) return false;
  const list = (it: unknown): boolean =>
    Array.isArray(it) && it.every((one) => typeof one === "object" && one !== null && "do" in one);
  const also = "also" in value ? value.also : [];
  return (
    "reaches" in value &&
    typeof value.reaches === "string" &&
    "time" in value &&
    "do" in value &&
    list(value.do) &&
    list(also) &&
    Array.isArray(also) &&
    also.every((it: { readonly do: unknown }) => list(it.do))
  );
}
