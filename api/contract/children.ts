import { z } from "zod";
import { endpoint, idParams } from "./endpoint.ts";
import { ticketViewSchema } from "./ticket-views.ts";

const reference = (kind: string) => z.string().regex(new RegExp(`^${kind}:[a-z0-9][a-z0-9._-]{0,63}$`));

export const children = {
  open: endpoint({
    name: "children.open",
    method: "POST",
    path: "/tickets/:id/children",
    who: "agent",
    summary: "Open a child ticket for another team: it has no requester, and whoever opens it follows it",
    params: idParams,
    body: z.strictObject({
      subject: z.string().trim().min(1).max(500),
      /** Its first note. */
      text: z.string().trim().min(1).max(20_000),
      department: reference("department"),
      group: reference("group").optional(),
      assignee: reference("agent").optional(),
    }),
    idempotencyKey: "accepted",
    answers: { 201: z.strictObject({ ticket: ticketViewSchema, event: z.string() }) },
  }),
} as const;
