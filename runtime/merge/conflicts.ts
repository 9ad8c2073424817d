import type { MergeConsent } from "../../blueprints/event.ts";
import type { Json } from "../../blueprints/json.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { openChildren, openTasks } from "../fold-beside.ts";
import { hasUnanswered } from "./links.ts";

/** Something that a person must know before two tickets become one. */
export interface MergeConflict {
  readonly code: MergeConsent | "unanswered" | "children" | "tasks";
  /** `agree`: the merge needs a yes to it. `choose`: it needs `reopen`, yes or no. `know`: it is only told. */
  readonly asks: "agree" | "choose" | "know";
  readonly message: Sentence;
}

const conflict = (code: MergeConflict["code"], asks: MergeConflict["asks"], en: string, fr: string): MergeConflict => ({
  code,
  asks,
  message: { en, fr },
});

/** The other ticket rests: a word that comes to it would open it again, or be what it waits for. */
const waitsForWord = ({ status }: Ticket): boolean => status === "pending" || status === "hold" || status === "solved";

export const differentRequesters = (source: Ticket, target: Ticket): boolean => source.requester !== target.requester;

/** What stands between the two, in the order in which it is shown. */
export function mergeConflicts(source: Ticket, target: Ticket): readonly MergeConflict[] {
  const found: MergeConflict[] = [];
  const [a, b] = [`#${source.number}`, `#${target.number}`];
  if (differentRequesters(source, target))
    found.push(
      conflict(
        "requesters",
        "agree",
        `${a} and ${b} have different requesters: they may read each other from now on.`,
        `${a} et ${b} ont des demandeurs différents : ils peuvent désormais se lire.`,
      ),
    );
  if (source.department !== target.department)
    found.push(
      conflict(
        "departments",
        "agree",
        `Another department goes on with it: whoever reads ${b} reads what was said in public on ${a}.`,
        `Un autre département le poursuit : qui lit ${b} lit ce qui a été dit en public sur ${a}.`,
      ),
    );
  if (source.approval)
    found.push(
      conflict(
        "approval",
        "agree",
        target.approval
          ? `Both wait for an approval: that of ${a} ends unanswered, that of ${b} goes on.`
          : `${a} waits for an approval, which ends unanswered.`,
        target.approval
          ? `Les deux attendent une approbation : celle de ${a} prend fin sans réponse, celle de ${b} continue.`
          : `${a} attend une approbation, qui prend fin sans réponse.`,
      ),
    );
  if (hasUnanswered(source) && waitsForWord(target))
    found.push(
      conflict(
        "unanswered",
        "choose",
        `Nobody has answered the last word of the requester on ${a}, and ${b} rests: is it to be taken up there?`,
        `Personne n’a répondu au dernier message du demandeur de ${a}, et ${b} est au repos : faut-il le reprendre ?`,
      ),
    );
  if (openChildren(source) > 0)
    found.push(
      conflict(
        "children",
        "know",
        `Child tickets of ${a} that are not solved stay with it.`,
        `Les tickets enfants de ${a} qui ne sont pas résolus lui restent liés.`,
      ),
    );
  if (openTasks(source) > 0)
    found.push(conflict("tasks", "know", `Tasks of ${a} stay with it.`, `Les tâches de ${a} restent sur ce ticket.`));
  return found;
}

/** An attribute in which they differ: what stands in the ticket that stays is what holds. */
export interface MergeDifference {
  /** As in `fieldSet`; custom fields are `fields.KEY`. */
  readonly field: string;
  readonly source: Json;
  readonly target: Json;
}

const COMPARED = [
  "subject",
  "requester",
  "department",
  "product",
  "priority",
  "type",
  "category",
  "group",
  "assignee",
] as const satisfies readonly (keyof Ticket)[];

export function mergeDifferences(source: Ticket, target: Ticket): readonly MergeDifference[] {
  const plain = COMPARED.map((field) => ({ field: field as string, source: source[field], target: target[field] }));
  const keys = [...new Set([...Object.keys(source.fields), ...Object.keys(target.fields)])];
  const own = ({ fields }: Ticket, key: string): Json => (Object.hasOwn(fields, key) ? (fields[key] ?? null) : null);
  const custom = keys.map((key) => ({ field: `fields.${key}`, source: own(source, key), target: own(target, key) }));
  // What the one that goes leaves empty is no conflict.
  return [...plain, ...custom].filter(
    (one) => one.source !== null && JSON.stringify(one.source) !== JSON.stringify(one.target),
  );
}
