import { z } from "zod";
import type { AskType } from "./ask.ts";
import { approval } from "./asks/approval.ts";
import { attachments } from "./asks/attachments.ts";
import { checklist } from "./asks/checklist.ts";
import { field } from "./asks/field.ts";
import { message } from "./asks/message.ts";
import { note } from "./asks/note.ts";
import { people } from "./asks/people.ts";
import { reply } from "./asks/reply.ts";
import { resolution } from "./asks/resolution.ts";
import { time } from "./asks/time.ts";

/** Every word of During, in the order of the palette. A new one is one file and one line here. */
const list = [message, field, reply, note, resolution, attachments, checklist, people, time, approval] as const;

type Schemas<L extends readonly { readonly schema: unknown }[]> = { -readonly [I in keyof L]: L[I]["schema"] };

// `map` forgets that the list is a tuple; the type above says again which schema stands where.
const schemas = list.map((ask) => ask.schema) as unknown as Schemas<typeof list>;

/** One item of During, told apart by its `ask`. */
export const askSchema = z.discriminatedUnion("ask", schemas).describe("What a step asks.");
export type Ask = z.infer<typeof askSchema>;

// Parameters reach an ask only through its own schema, so the list may forget their types.
export const asks: readonly AskType[] = list as unknown as readonly AskType[];

const byName = new Map(asks.map((ask) => [ask.type, ask]));

/** The ask of that name; undefined when the vocabulary has none. */
export const askType = (name: string): AskType | undefined => byName.get(name);
