import { z } from "zod";
import { HANDOVER_CONSENTS } from "../../blueprints/event.ts";
import { endpoint, idParams, instant, named, sentence, text } from "./endpoint.ts";
import { reasonViewSchema, ticketViewSchema } from "./ticket-views.ts";

const reference = (kind: string) => z.string().regex(new RegExp(`^${kind}:[a-z0-9][a-z0-9._-]{0,63}$`));

/** Where the ticket is to go, there to whom. */
const whereTo = {
  department: reference("department"),
  group: reference("group").optional(),
  assignee: reference("agent").optional(),
};

/** What handing a ticket over to another department would come to, asked before it is done. */
const previewSchema = z.strictObject({
  department: named,
  /** What stands against it altogether; empty: it may be done. */
  reasons: z.array(reasonViewSchema),
  /** `agree`: name its code in `agreed`. `know`: it is only told. */
  losses: z.array(
    z.strictObject({
      code: z.enum([...HANDOVER_CONSENTS, "goesOn", "owed", "limits"]),
      asks: z.enum(["agree", "know"]),
      message: sentence,
    }),
  ),
  /** The process that takes it there; null: none does. */
  enters: z.strictObject({ blueprint: text, state: text }).nullable(),
  owner: z.strictObject({ from: named.nullable(), to: named.nullable() }),
  group: z.strictObject({ from: named.nullable(), to: named.nullable() }),
  /** When the next time limit ends, now and there; null: none runs. */
  due: z.strictObject({ from: instant.nullable(), to: instant.nullable() }),
  /** Filled fields for which nobody asks there; what stands in them stays. */
  fields: z.array(z.strictObject({ key: z.string(), name: text })),
  /** Who reads the ticket there: people of the department, and whether the caller does without following it. */
  readers: z.strictObject({ department: z.int(), caller: z.boolean() }),
});
export type HandoverPreview = z.infer<typeof previewSchema>;

export const handover = {
  preview: endpoint({
    name: "handover.preview",
    method: "GET",
    path: "/tickets/:id/handover",
    who: "agent",
    summary: "What handing this ticket over to another department would end, change and keep, and who would read it",
    params: idParams,
    query: z.strictObject(whereTo),
    answers: { 200: previewSchema },
  }),
  take: endpoint({
    name: "handover.take",
    method: "POST",
    path: "/tickets/:id/handover",
    who: "agent",
    summary: "Hand this ticket over to another department; it can be taken back like a step",
    params: idParams,
    body: z.strictObject({
      ...whereTo,
      /** An internal note for those who go on with it. */
      note: z.string().max(20_000).optional(),
      /** Each loss that needs a yes. */
      agreed: z.array(z.enum(HANDOVER_CONSENTS)).max(HANDOVER_CONSENTS.length).optional(),
      /** Go on reading it. */
      follow: z.boolean().optional(),
    }),
    idempotencyKey: "accepted",
    answers: { 200: z.strictObject({ ticket: ticketViewSchema, event: z.string(), sees: z.boolean() }) },
  }),
} as const;
