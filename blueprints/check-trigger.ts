import { knownOfTicket } from "./check-routing.ts";
import { finding, usageFindings } from "./check-uses.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import type { Macro } from "./macro.ts";
import type { Trigger } from "./trigger.ts";
import { usesOfRule } from "./uses.ts";

/** What the shape of a trigger cannot say. */
export function triggerFindings(trigger: Trigger, directory?: Directory): Finding[] {
  const uses = usesOfRule(trigger);
  return [...usageFindings(uses, directory, knownOfTicket(directory), "event"), ...unscoped(trigger)];
}

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
