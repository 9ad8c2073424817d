import type { Assignment } from "./assignment.ts";
import type { Blueprint } from "./blueprint.ts";
import type { Channel } from "./channel.ts";
import type { Chat } from "./chat.ts";
import type { Form } from "./form.ts";
import { pointer } from "./json.ts";
import type { Macro } from "./macro.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Routing } from "./routing.ts";
import type { SlaPolicy } from "./sla-policy.ts";
import type { Template } from "./template.ts";
import type { TimeRule } from "./time-rule.ts";
import type { Trigger } from "./trigger.ts";
import type { Uses } from "./used.ts";
import { type Surrounding, UsesCollector } from "./uses-collector.ts";
import type { View } from "./view.ts";

/** Everything that a blueprint uses, with the places where it does. */
export function usesOf(document: Blueprint): Uses {
  const uses = new UsesCollector();
  uses.condition(document.entry.when, "/entry/when", "entry");
  document.states.forEach((state, index) => {
    state.limit?.escalate?.forEach((step, at) => {
      uses.actions(step.do, pointer("states", index, "limit", "escalate", at, "do"));
    });
    state.parallel?.steps.forEach((step, at) => {
      const here = pointer("states", index, "parallel", "steps", at);
      const where: Surrounding = { asks: step.during ?? [] };
      uses.condition(step.before?.when, `${here}/before/when`, "before", where);
      uses.asks(step.during ?? [], `${here}/during`, where);
      uses.actions(step.after ?? [], `${here}/after`, where);
    });
  });
  document.limit?.escalate?.forEach((step, at) => {
    uses.actions(step.do, pointer("limit", "escalate", at, "do"));
  });
  document.transitions.forEach((transition, index) => {
    const here = pointer("transitions", index);
    const where: Surrounding = { asks: transition.during ?? [], transition };
    uses.condition(transition.start?.when, `${here}/start/when`, "start", where);
    uses.condition(transition.before?.when, `${here}/before/when`, "before", where);
    uses.asks(transition.during ?? [], `${here}/during`, where);
    uses.actions(transition.after ?? [], `${here}/after`, where);
  });
  uses.people(document);
  return uses;
}

/** Everything that a policy uses. */
export function usesOfPolicy(document: SlaPolicy): Uses {
  const uses = new UsesCollector();
  uses.condition(document.when, "/when", "rule");
  for (const [metric, settings] of Object.entries(document.metrics ?? {})) {
    settings.escalate?.forEach((step, at) => {
      uses.actions(step.do, pointer("metrics", metric, "escalate", at, "do"));
    });
    settings.pausedIn?.states?.forEach((state, at) => {
      uses.state(state, pointer("metrics", metric, "pausedIn", "states", at));
    });
  }
  uses.people(document);
  return uses;
}

/** Everything that a time rule uses. */
export function usesOfTimeRule(document: TimeRule): Uses {
  const uses = new UsesCollector();
  uses.condition(document.when, "/when", "rule");
  uses.actions(document.do, "/do");
  document.also?.forEach((also, index) => {
    uses.actions(also.do, pointer("also", index, "do"));
  });
  for (const [name, word] of [["since", document.since] as const, ["until", document.until] as const])
    if (typeof word === "object" && "field" in word) uses.field(word.field, pointer(name, "field"));
  const { since } = document;
  if (typeof since === "object" && "state" in since) uses.state(since.state, "/since/state", since.blueprint);
  uses.people(document);
  return uses;
}

/** Everything that a trigger or a macro uses. */
export function usesOfRule(document: Trigger | Macro): Uses {
  const uses = new UsesCollector();
  uses.condition(document.when, "/when", "rule");
  uses.actions(document.do, "/do");
  uses.people(document);
  return uses;
}

/** Everything that a routing table uses. */
export function usesOfRouting(document: Routing): Uses {
  const uses = new UsesCollector();
  document.rows.forEach((row, at) => {
    uses.condition(row.when, pointer("rows", at, "when"), "rule");
  });
  uses.people(document);
  return uses;
}

/** Everything that a template uses: what its placeholders read. */
export function usesOfTemplate(document: Template): Uses {
  const uses = new UsesCollector();
  uses.words(document.subject, "/subject");
  uses.words(document.text, "/text");
  return uses;
}

/** Everything that an assignment rule uses. */
export function usesOfAssignment(document: Assignment): Uses {
  const uses = new UsesCollector();
  uses.people(document);
  return uses;
}

/** Everything that a view uses. */
export function usesOfView(document: View): Uses {
  const uses = new UsesCollector();
  uses.condition(document.when, "/when", "rule");
  uses.people(document);
  return uses;
}

/** A mailbox and a chat name their department. */
export function usesOfMailbox(document: Mailbox | Chat): Uses {
  const uses = new UsesCollector();
  uses.people(document);
  return uses;
}

/** A channel names its department, and the fields that it fills. */
export function usesOfChannel(document: Channel): Uses {
  const uses = new UsesCollector();
  if (document.source.by === "webhook")
    for (const key of Object.keys(document.source.fields ?? {})) uses.field(key, pointer("source", "fields", key));
  uses.people(document);
  return uses;
}

/** Everything that a form uses. */
export function usesOfForm(document: Form): Uses {
  const uses = new UsesCollector();
  uses.asks(document.asks, "/asks", { asks: document.asks });
  document.requires?.forEach(({ field, when }, at) => {
    uses.field(field, pointer("requires", at, "field"));
    uses.condition(when, pointer("requires", at, "when"), "rule");
  });
  uses.people(document);
  return uses;
}
