import { z } from "zod";
import { endpoint, idParams, instant } from "./endpoint.ts";
import { ticketViewSchema } from "./ticket-views.ts";

const answers = { 200: z.strictObject({ ticket: ticketViewSchema, event: z.string() }) };

export const snooze = {
  set: endpoint({
    name: "snooze.set",
    method: "POST",
    path: "/tickets/:id/snooze",
    who: "agent",
    summary:
      "Put a ticket aside until an instant: it leaves its owner's tickets until then, or until the requester writes. Time limits go on",
    params: idParams,
    body: z.strictObject({ until: instant, reason: z.string().max(2_000) }),
    idempotencyKey: "accepted",
    answers,
  }),
  end: endpoint({
    name: "snooze.end",
    method: "DELETE",
    path: "/tickets/:id/snooze",
    who: "agent",
    summary: "Take up again a ticket that was put aside",
    params: idParams,
    answers,
  }),
} as const;
