import { knownOfTicket } from "./check-routing.ts";
import { finding, usageFindings } from "./check-uses.ts";
import { quoted } from "./checks/check.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import type { Macro } from "./macro.ts";
import type { Sentence } from "./text.ts";
import type { Trigger } from "./trigger.ts";
import { triggerPairs } from "./trigger-pairs.ts";
import { usesOfRule } from "./uses.ts";
import { type Action, actionType } from "./vocabulary/actions.ts";

/** What the shape of a trigger cannot say. */
export function triggerFindings(trigger: Trigger, directory?: Directory): Finding[] {
  const uses = usesOfRule(trigger);
  return [
    ...usageFindings(uses, directory, knownOfTicket(directory), "event"),
    ...unscoped(trigger),
    ...undoing(trigger, directory),
  ];
}

/** S16: one that another in force undoes, or that undoes another, said at both. */
function undoing(trigger: Trigger, directory: Directory | undefined): Finding[] {
  const inForce = directory?.triggers ?? [];
  const others = inForce.filter(({ key }) => key !== trigger.key);
  if (others.length === 0) return [];
  // In its own place or, new, at their end: the list tells the pair the same way round.
  const stands = others.length < inForce.length;
  const inOrder = stands ? inForce.map((one) => (one.key === trigger.key ? trigger : one)) : [...others, trigger];
  return triggerPairs(inOrder, directory).flatMap((pair) => {
    const first = pair.first === trigger.key;
    if (!first && pair.second !== trigger.key) return [];
    const other = others.find(({ key }) => key === (first ? pair.second : pair.first));
    const own = trigger.do.indexOf(first ? pair.done : pair.undone);
    const name = quoted(other?.name ?? "");
    const [done, undone] = [actionSentence(pair.done), actionSentence(pair.undone)];
    const again = pair.loop ? LOOP : { en: "", fr: "" };
    const message = first
      ? {
          en: `What it does (${done.en}) starts ${name.en}, which undoes it: ${undone.en}.${again.en}`,
          fr: `Ce qu’il fait (${done.fr}) lance ${name.fr}, qui le défait : ${undone.fr}.${again.fr}`,
        }
      : {
          en: `${name.en} (${done.en}) starts it, and it undoes that: ${undone.en}.${again.en}`,
          fr: `${name.fr} (${done.fr}) le lance, et il défait cela : ${undone.fr}.${again.fr}`,
        };
    return [finding("warning", "trigger.undone", own < 0 ? "/do" : `/do/${own}`, message)];
  });
}

const LOOP: Sentence = {
  en: " That starts the first again; for one event each acts once, and the last one wins.",
  fr: " Cela relance le premier ; pour un événement, chacun agit une fois, et le dernier l’emporte.",
};

const actionSentence = (action: Action): Sentence =>
  actionType(action.do)?.sentence(action, (name) => name) ?? { en: action.do, fr: action.do };

/** S17: a rule that gives tickets away at every change takes back what people have decided by hand. */
function unscoped({ on, do: actions, when }: Trigger): Finding[] {
  if (!on.includes("changed") || JSON.stringify(when ?? null).includes("changed")) return [];
  return actions.flatMap((action, at) =>
    action.do === "assign" || action.do === "route"
      ? [
          finding("warning", "trigger.reverses", `/do/${at}`, {
            en: "At every change of the ticket this takes back what somebody has assigned by hand; ask what has changed, or start it when the ticket is created.",
            fr: "À chaque changement du ticket, ceci défait ce que quelqu'un a attribué à la main ; demandez ce qui a changé, ou lancez la règle à la création.",
          }),
        ]
      : [],
  );
}

/** What the shape of a macro cannot say: nothing closes at a press. */
export function macroFindings(macro: Macro, directory?: Directory): Finding[] {
  return [
    ...usageFindings(usesOfRule(macro), directory, knownOfTicket(directory), "event"),
    ...macro.do.flatMap((action, at) =>
      action.do === "setStatus" && action.to === "closed"
        ? [
            finding("error", "macro.closes", `/do/${at}`, {
              en: "A macro never closes: closing is final. Solve the ticket; it is closed in time.",
              fr: "Une macro ne clôt jamais : la clôture est définitive. Résolvez le ticket ; il sera clos en son temps.",
            }),
          ]
        : [],
    ),
  ];
}
