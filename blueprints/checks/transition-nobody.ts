import type { Transition } from "../blueprint.ts";
import { pointer } from "../json.ts";
import type { Sentence } from "../text.ts";
import { type Check, type Problem, quoted, type Subject } from "./check.ts";

export const transitionNobody: Check = {
  code: "transition.nobody",
  title: { en: "Steps that nobody can take", fr: "Étapes que personne ne peut prendre" },
  severity: "error",
  *check(subject) {
    yield* idleParts(subject);
    for (const { item, index } of subject.graph.transitions) {
      const why = reason(item, subject);
      if (!why) continue;
      const name = quoted(item.name);
      yield {
        pointer: pointer("transitions", index, ...why.at),
        message: { en: `Nobody can take ${name.en}: ${why.en}`, fr: `Personne ne peut prendre ${name.fr} : ${why.fr}` },
      };
    }
  },
};

/** Parallel steps whose teams have no members. */
function* idleParts({ document, directory }: Subject): Generator<Problem> {
  const empty = directory?.withoutMembers;
  if (!empty) return;
  for (const [index, { parallel }] of document.states.entries())
    for (const [step, { name, before }] of (parallel?.steps ?? []).entries()) {
      const who = before?.who;
      if (!who?.every((person) => empty.has(person))) continue;
      const [{ en, fr }, names] = [quoted(name), who.join(", ")];
      yield {
        pointer: pointer("states", index, "parallel", "steps", step, "before", "who"),
        message: {
          en: `Nobody can do ${en}: ${names} has no members.`,
          fr: `Personne ne peut faire ${fr} : ${names} n'a pas de membres.`,
        },
      };
    }
}

function reason(transition: Transition, subject: Subject): (Sentence & { at: readonly string[] }) | null {
  const { graph, document, directory } = subject;
  const sources = graph.sources(transition);
  if (transition.from === "any" && sources.length === 0) {
    return { at: ["from"], en: "every state is excepted or finished.", fr: "tous les états sont exceptés ou finaux." };
  }
  const { start, before } = transition;
  if (start && "on" in start) {
    if ((start.on === "approved" || start.on === "rejected") && !sources.some(({ item }) => item.approval)) {
      return {
        at: ["start"],
        en: "no state that it leaves asks for approval.",
        fr: "aucun état qu'elle quitte ne demande d'approbation.",
      };
    }
    if (start.on === "stepsDone" && !sources.some(({ item }) => item.parallel)) {
      return {
        at: ["start"],
        en: "no state that it leaves has parallel steps.",
        fr: "aucun état qu'elle quitte n'a d'étapes parallèles.",
      };
    }
  }
  const who = before?.who;
  if (!who || start) return null;
  const choosing = document.transitions.some(({ during }) => during?.some(({ ask }) => ask === "people"));
  if (who.every((person) => person === "chosen") && !choosing) {
    return { at: ["before", "who"], en: "no step chooses people.", fr: "aucune étape ne choisit de personnes." };
  }
  const empty = directory?.withoutMembers;
  if (empty && who.every((person) => empty.has(person))) {
    const names = who.join(", ");
    return { at: ["before", "who"], en: `${names} has no members.`, fr: `${names} n'a pas de membres.` };
  }
  return null;
}
