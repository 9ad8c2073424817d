import type { State, Transition } from "../../blueprints/blueprint.ts";
import { parseDuration } from "../../blueprints/duration.ts";
import type { Text } from "../../blueprints/text.ts";
import type { CompiledApproval, CompiledTransition, CompiledWaits, Wait } from "../compiled.ts";

type Compile = (transition: Transition, to: State, rule: string, order: number) => CompiledTransition;

/** What is pressed where a document has no word for it. */
const APPROVE: Text = { en: "Approve", fr: "Approuver" };
const REJECT: Text = { en: "Reject", fr: "Refuser" };
const WITHDRAW: Text = { en: "Withdraw the request", fr: "Retirer la demande" };

/** What a state waits for, ready to run; null: nothing. `rule` is the state's own part of the document. */
export function compileWaits(
  state: State,
  exits: readonly CompiledTransition[],
  rule: string,
  compile: Compile,
): CompiledWaits | null {
  const { approval, parallel } = state;
  if (!approval && !parallel) return null;
  const steps = (parallel?.steps ?? []).map(({ id, name, before, during, after }, order) => {
    const step: Transition = {
      id,
      name,
      from: [state.id],
      to: state.id,
      ...(before && { before }),
      ...(during && { during }),
      ...(after && { after }),
    };
    return [id, compile(step, state, `${rule}/parallel/${id}`, order)] as const;
  });
  const need = parallel?.need ?? "all";
  return {
    rule: `${rule}/${approval ? "approval" : "parallel"}`,
    approval: approval ? compileApproval(state, approval, exits, `${rule}/approval`, compile) : null,
    parallel: new Map(steps),
    need: need === "all" ? steps.length : need,
  };
}

function compileApproval(
  state: State,
  { of, need, deputy, within }: NonNullable<State["approval"]>,
  exits: readonly CompiledTransition[],
  rule: string,
  compile: Compile,
): CompiledApproval {
  const drawn = (on: string): CompiledTransition | undefined =>
    exits.find(({ transition: { start } }) => start !== undefined && "on" in start && start.on === on);
  /** The step drawn for the answer asks what it draws, a comment where one is needed, and leads where it leads. */
  const pressed = (id: string, name: Text, on: string, comment: boolean): CompiledTransition => {
    const found = drawn(on);
    const asks = (found?.transition.during ?? []).filter(({ ask }) => !comment || ask !== "note");
    const during: Transition["during"] = comment ? [...asks, { ask: "note", required: true }] : asks;
    const step = { id: found?.id ?? id, name, from: [state.id], to: found?.to.id ?? state.id, during };
    return compile(step, found?.to ?? state, rule, found?.order ?? 0);
  };
  const buttons = exits.some(({ transition }) => transition.start === undefined);
  return {
    of,
    need: need === "one" ? 1 : need,
    deputies: deputy ?? [],
    within: waitOf(within),
    approve: pressed("approve", APPROVE, "approved", false),
    reject: pressed("reject", REJECT, "rejected", true),
    withdraw: buttons
      ? null
      : compile({ id: "withdraw", name: WITHDRAW, from: [state.id], to: state.id }, state, rule, 0),
  };
}

function waitOf(within: NonNullable<State["approval"]>["within"]): Wait | null {
  const duration = within ? parseDuration(within.within) : null;
  return within && duration ? { duration, time: within.time, calendar: within.calendar ?? null } : null;
}

/** Ids of everything that is pressed in such a state. */
export const partsOf = ({ approval, parallel }: CompiledWaits): readonly string[] => [
  ...parallel.keys(),
  ...(approval ? [approval.approve.id, approval.reject.id] : []),
  ...(approval?.withdraw ? [approval.withdraw.id] : []),
];
