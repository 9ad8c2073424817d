import { z } from "zod";
import { endpoint, idParams, instant, named, text } from "./endpoint.ts";
import { reasonViewSchema, ticketViewSchema } from "./ticket-views.ts";

/** The step that was last taken by a person: whether the caller may take it back, or why not. */
export const undoViewSchema = z.strictObject({
  step: z
    .strictObject({
      /** The event that took it. */
      event: z.string(),
      transition: z.string(),
      name: text,
      /** The state that the ticket would stand in again; null: of no blueprint. */
      back: z.strictObject({ id: z.string(), name: text }).nullable(),
      by: named,
      at: instant,
      /** Until when it could be taken back. */
      until: instant,
    })
    .nullable(),
  /** Empty: it may be taken back now. */
  reasons: z.array(reasonViewSchema),
});
export type UndoView = z.infer<typeof undoViewSchema>;

export const undo = {
  read: endpoint({
    name: "undo.read",
    method: "GET",
    path: "/tickets/:id/undo",
    who: "agent",
    summary: "The last step that a person took here: until when it can be taken back, or why it cannot",
    params: idParams,
    answers: { 200: undoViewSchema },
  }),
  take: endpoint({
    name: "undo.take",
    method: "POST",
    path: "/tickets/:id/undo",
    who: "agent",
    summary: "Take a step back within five minutes, if nothing followed and nothing has left",
    params: idParams,
    body: z.strictObject({ event: z.string().min(1).max(100) }),
    idempotencyKey: "accepted",
    answers: { 200: z.strictObject({ ticket: ticketViewSchema, event: z.string() }) },
  }),
} as const;
