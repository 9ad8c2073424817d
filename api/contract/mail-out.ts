import { z } from "zod";
import { endpoint, idParams, instant, sentence } from "./endpoint.ts";

const readerSchema = z.strictObject({
  name: z.string(),
  /** Null: no address is known, and no mail can go there. */
  address: z.string().nullable(),
  as: z.enum(["to", "cc"]),
  /** Nothing arrives there; null: as far as anybody knows it does. */
  dead: z.strictObject({ since: instant, why: sentence, said: z.string() }).nullable(),
});

export type ReaderView = z.infer<typeof readerSchema>;

/** What leaves the desk by mail. */
export const mailOut = {
  readers: endpoint({
    name: "mailOut.readers",
    method: "GET",
    path: "/tickets/:id/readers",
    who: "agent",
    summary: "Who a public reply on this ticket goes to by mail, and where nothing arrives",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(readerSchema) }) },
  }),
} as const;
