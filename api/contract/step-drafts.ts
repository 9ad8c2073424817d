import { z } from "zod";
import { endpoint, idParams, json } from "./endpoint.ts";
import { stepDraftSchema } from "./ticket-views.ts";

export const key = z.string().min(1).max(64);
/** What was filled in, by the key of what asked. */
export const answers = z.record(z.string().max(64), json);

const draftParams = z.strictObject({ id: z.string().min(1).max(100), transition: key });

/** Half-filled steps. */
export const stepDrafts = {
  drafts: endpoint({
    name: "tickets.drafts",
    method: "GET",
    path: "/tickets/:id/drafts",
    who: "agent",
    summary: "Half-filled steps of this ticket, everybody's",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(stepDraftSchema) }) },
  }),
  draft: endpoint({
    name: "tickets.draft",
    method: "GET",
    path: "/tickets/:id/drafts/:transition",
    who: "agent",
    summary: "My half-filled step, else a colleague's latest",
    params: draftParams,
    answers: { 200: stepDraftSchema },
  }),
  saveDraft: endpoint({
    name: "tickets.saveDraft",
    method: "PUT",
    path: "/tickets/:id/drafts/:transition",
    who: "agent",
    summary: "Keep a half-filled step",
    params: draftParams,
    body: z.strictObject({ fromState: key, answers }),
    answers: { 200: stepDraftSchema },
  }),
  removeDraft: endpoint({
    name: "tickets.removeDraft",
    method: "DELETE",
    path: "/tickets/:id/drafts/:transition",
    who: "agent",
    summary: "Throw my half-filled step away",
    params: draftParams,
    answers: { 204: null },
  }),
} as const;
