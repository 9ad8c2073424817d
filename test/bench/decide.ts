import { readdirSync, readFileSync } from "node:fs";
import { createMachine, initialTransition, transition as take } from "xstate";
import { type Blueprint, blueprintSchema } from "../../blueprints/blueprint.ts";
import type { Event } from "../../blueprints/event.ts";
import type { Json } from "../../blueprints/json.ts";
import { type Lifecycle, lifecycleSchema } from "../../blueprints/lifecycle.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import { compileBlueprint } from "../../runtime/compile.ts";
import type { Guard } from "../../runtime/compile-parts.ts";
import type { CompiledBlueprint } from "../../runtime/compiled.ts";
import { decide } from "../../runtime/decide.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { scopeOf } from "../../runtime/scope.ts";
import { type BenchRow, perSecond } from "./bench.ts";

const LIBRARY = new URL("../../blueprints/library/", import.meta.url);
const NOW = Date.parse("2026-11-23T09:00:00Z");

/** Twenty conditions that hold on the ticket below, the one on the measured step among them. */
const CONDITIONS: readonly Json[] = Array.from({ length: 20 }, (_, index) => ({
  allOf: [
    { is: [{ var: "ticket.product" }, "Books"] },
    { lessThan: [{ var: "ticket.replies" }, 10 + index] },
    { anyOf: [{ notEmpty: [{ var: "ticket.subject" }] }, { is: [{ var: "ticket.fields.product" }, `p${index}`] }] },
  ],
}));

function libraryDocuments(): readonly unknown[] {
  return readdirSync(LIBRARY)
    .filter((file) => file.endsWith(".json"))
    .map((file): unknown => JSON.parse(readFileSync(new URL(file, LIBRARY), "utf8")));
}

/** The largest blueprint that ships, with a condition on each of its first twenty transitions. */
function largest(documents: readonly unknown[]): Blueprint {
  const blueprints = documents.flatMap((document) => {
    const read = blueprintSchema.safeParse(document);
    return read.success ? [read.data] : [];
  });
  const [first] = blueprints.toSorted((a, b) => b.transitions.length - a.transitions.length);
  if (!first) throw new Error("The library holds no blueprint.");
  const transitions = first.transitions.map((transition, index) => {
    const when = CONDITIONS[index];
    return when === undefined ? transition : { ...transition, before: { ...transition.before, when } };
  });
  return { ...first, transitions };
}

const AGENT: Actor = {
  id: "agent:ana",
  kind: "agent",
  groups: ["group:helpdesk", "group:finance", "group:vtouch"],
  roles: ["role:agent"],
  departments: ["department:helpdesk", "department:finance", "department:vtouch"],
  rights: [],
};

function scene() {
  const documents = libraryDocuments();
  const blueprint = compileBlueprint(largest(documents), 1);
  const lifecycle = documents.map((one) => lifecycleSchema.safeParse(one)).find((read) => read.success)?.data;
  if (!lifecycle) throw new Error("The library holds no base lifecycle.");
  const definitions = definitionsOf(blueprint, lifecycle);
  const created = submit(definitions, blueprint);
  // A button that asks nothing, as far from the first place as there is one in the state that tickets enter.
  const step = [...blueprint.transitions.values()].findLast(
    (one) =>
      one.when !== null &&
      one.asks.every(({ required }) => required === false) &&
      decide(definitions, standing(created, blueprint, one), stepEvent(created, one), NOW, {}).outcome === "accepted",
  );
  if (!step) throw new Error("No step of the largest blueprint can be taken without answers.");
  return { definitions, blueprint, ticket: standing(created, blueprint, step), event: stepEvent(created, step), step };
}

type Step = CompiledBlueprint["transitions"] extends ReadonlyMap<string, infer T> ? T : never;

const fromOf = (step: Step): string => (step.transition.from === "any" ? "" : (step.transition.from[0] ?? ""));

const stepEvent = (ticket: Ticket, step: Step): Event => ({
  id: "0197e0a0-0000-7000-8000-000000000002",
  type: "stepRequested",
  ticket: ticket.id,
  at: NOW,
  actor: AGENT,
  transition: step.id,
  fromState: fromOf(step),
  answers: {},
});

function standing(ticket: Ticket, blueprint: CompiledBlueprint, step: Step): Ticket {
  const state = fromOf(step);
  const status = blueprint.states.get(state)?.state.status ?? ticket.status;
  const place = {
    blueprint: blueprint.key,
    version: 1,
    state,
    since: NOW,
    enteredAt: NOW,
    before: null,
    visits: { [state]: 1 },
    ended: null,
  };
  return { ...ticket, status, place, assignee: AGENT.id };
}

function definitionsOf(blueprint: CompiledBlueprint, lifecycle: Lifecycle): Definitions {
  return {
    blueprints: [blueprint],
    blueprint: (key, version) => (key === blueprint.key && version === 1 ? blueprint : undefined),
    fields: new Map(),
    templates: new Map(),
    lifecycle,
  };
}

function submit(definitions: Definitions, blueprint: CompiledBlueprint): Ticket {
  const [department] = blueprint.document.departments ?? ["department:helpdesk"];
  const decision = decide(
    definitions,
    null,
    {
      id: "0197e0a0-0000-7000-8000-000000000001",
      type: "ticketSubmitted",
      ticket: "0197e0a0-0000-7000-8000-00000000000a",
      at: NOW,
      actor: AGENT,
      draft: {
        number: 1,
        subject: "It does not start",
        channel: "form",
        product: "Books",
        department: department ?? null,
      },
    },
    NOW,
    {},
  );
  if (decision.outcome !== "accepted") throw new Error("The ticket to measure with was refused.");
  return decision.ticket;
}

function decisionsPerSecond(): number {
  const { definitions, ticket, event } = scene();
  return perSecond(() => {
    if (decide(definitions, ticket, event, NOW, {}).outcome !== "accepted") throw new Error("Refused.");
  });
}

/** xstate on the same graph: the same compiled guards over the same scope, one transition from the same state. */
function machineStepsPerSecond(): number {
  const { blueprint, ticket, step } = scene();
  const scope = scopeOf(ticket, AGENT, NOW, {}, {}, {});
  type Exit = { readonly target: string; readonly guard: () => boolean };
  const states: { [state: string]: { on: { [event: string]: Exit } } } = {};
  const guardOf = (when: Guard | null) => () => when === null || when.holds(scope);
  for (const { state, exits } of blueprint.states.values())
    states[state.id] = {
      on: Object.fromEntries(exits.map((exit) => [exit.id, { target: exit.to.id, guard: guardOf(exit.when) }])),
    };
  const machine = createMachine({ initial: fromOf(step), states });
  const [start] = initialTransition(machine);
  const [after] = take(machine, start, { type: step.id });
  if (after.value !== step.to.id) throw new Error("xstate does not take the step.");
  return perSecond(() => void take(machine, start, { type: step.id }));
}

export const rows: readonly BenchRow[] = [
  { name: "decide", unit: "transitions/s", bar: { atLeast: 200_000 }, run: async () => decisionsPerSecond() },
  {
    name: "decide-vs-xstate",
    unit: "times",
    bar: { atLeast: 5 },
    run: async () => decisionsPerSecond() / machineStepsPerSecond(),
  },
];
