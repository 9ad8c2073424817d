import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { readContact } from "../people/contacts.ts";
import { positionOf, visitOfTicket } from "./visits.ts";

/** What the chat of a ticket says to a letter about it. */
export interface ChatHold {
  /** Whom the chat is with. */
  readonly visitor: string;
  /** They have these words already: no letter brings them again. */
  readonly has: boolean;
  /** Why a letter that reaches nobody is no fault. */
  readonly because: string;
}

/** Null: the ticket is no chat's. `message`: the words that the letter brings; null: none of the conversation's. */
export async function chatHold(db: Kysely<Tables>, ticket: string, message: string | null): Promise<ChatHold | null> {
  const visit = await visitOfTicket(db, ticket);
  if (!visit) return null;
  const word =
    message === null
      ? undefined
      : await db.selectFrom("message").select("seq").where("id", "=", message).executeTakeFirst();
  const has = word !== undefined && positionOf(visit.at_place, word.seq) <= visit.received;
  return {
    visitor: (await readContact(db, visit.contact))?.id ?? visit.contact,
    has,
    because: has ? "The visitor has it in the chat." : "The visitor has given no address and reads it in the chat.",
  };
}
