import type { Kysely } from "kysely";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { Tables } from "../db/tables.ts";
import { readInForce } from "../definitions/in-force.ts";

/** The mailboxes in force, in their order; of two with one address the first counts. */
export const readMailboxes = (db: Kysely<Tables>): Promise<readonly Mailbox[]> => readInForce(db, "mailbox");

/** The mailbox that an address belongs to: its own, else the one that takes what else comes to its domain. */
export function mailboxFor(mailboxes: readonly Mailbox[], address: string): Mailbox | undefined {
  const own = mailboxes.find((one) => one.address === address);
  return own ?? mailboxes.find((one) => one.others === true && domainOf(one.address) === domainOf(address));
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);
