import { z } from "zod";
import { endpoint, named, text } from "./endpoint.ts";
import { askViewSchema } from "./ticket-views.ts";

/** A form in force, as it is filled in. */
const formViewSchema = z.strictObject({
  key: z.string(),
  name: text,
  description: text.nullable(),
  department: named,
  type: z.string().nullable(),
  /** What it asks, in its order, as the document says it: which field, whether it is required, while what it is shown. */
  asks: z.array(askViewSchema),
});

export type FormView = z.infer<typeof formViewSchema>;

export const forms = {
  list: endpoint({
    name: "forms.list",
    method: "GET",
    path: "/forms",
    who: "signedIn",
    summary: "Forms in force, in their order: what one may ask for, and what each asks in return",
    answers: { 200: z.strictObject({ items: z.array(formViewSchema) }) },
  }),
} as const;
