import type { Kysely } from "kysely";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { Tables } from "../db/tables.ts";
import { readInForce } from "../definitions/in-force.ts";

/** The mailboxes in force, in their order; of two with one address the first counts. */
export const readMailboxes = (db: Kysely<Tables>): Promise<readonly Mailbox[]> => readInForce(db, "mailbox");
