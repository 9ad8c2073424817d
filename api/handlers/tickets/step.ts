import type { Reason } from "../../../blueprints/finding.ts";
import { tickets } from "../../contract/tickets.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { saveStepDraft } from "../../tickets/drafts.ts";
import { namedInAnswers } from "../files/named.ts";
import { whoMoved } from "./moved.ts";
import { changed, send, taken } from "./through.ts";
import { ticketId } from "./visible.ts";

const wasFaster = (reasons: readonly Reason[]): boolean => reasons.some(({ code }) => code === "moved");

/** Somebody was faster: say who moved it where, and keep what was typed. */
async function told(desk: Desk, ticket: string, reasons: readonly Reason[]): Promise<readonly Reason[]> {
  return Promise.all(reasons.map((reason) => (reason.code === "moved" ? whoMoved(desk, ticket, reason) : reason)));
}

export const takeStep = handles(tickets.step, async (desk, { principal, params, body, idempotency }) => {
  const ticket = await ticketId(desk, principal, params.id);
  const { transition, fromState } = body;
  const answers = await namedInAnswers(desk, { principal, ticket }, body.answers ?? {});
  const intent = { type: "stepRequested", transition, fromState, answers } as const;
  const applied = await send(desk, { ticket, intent, principal, idempotency });
  if (applied.outcome === "rejected" && wasFaster(applied.reasons)) {
    if (principal.kind === "agent" && Object.keys(answers).length > 0) {
      await saveStepDraft(desk.store.db, {
        ticket,
        agent: principal.id,
        transition,
        fromState,
        answers,
        at: desk.clock.now(),
      });
    }
    throw refusalOf(await told(desk, ticket, applied.reasons));
  }
  return { status: 200, ...(await changed(desk, principal, taken(applied))) };
});
