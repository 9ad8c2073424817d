import { z } from "zod";
import { endpoint, idParams, instant } from "./endpoint.ts";

const wordsKind = z.enum(["reply", "note"]);

/** What the caller has typed on a ticket and not sent. Half-filled steps, which colleagues see, stand beside the steps. */
export const drafts = {
  words: endpoint({
    name: "drafts.words",
    method: "GET",
    path: "/tickets/:id/unsent",
    who: "agent",
    summary: "My reply and my note on this ticket that are not sent",
    params: idParams,
    answers: {
      200: z.strictObject({ items: z.array(z.strictObject({ kind: wordsKind, text: z.string(), at: instant })) }),
    },
  }),
  keepWords: endpoint({
    name: "drafts.keepWords",
    method: "PUT",
    path: "/tickets/:id/unsent/:kind",
    who: "agent",
    summary: "Keep my reply or note for later, as it stood at an instant; empty words are forgotten",
    params: idParams.extend({ kind: wordsKind }),
    body: z.strictObject({ text: z.string().max(100_000), at: instant.min(0) }),
    answers: { 204: null },
  }),
} as const;
