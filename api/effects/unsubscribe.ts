import type { Kysely } from "kysely";
import { readClaims, signClaims } from "../auth/signed-claims.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import type { Outside } from "./executor.ts";

type Db = Kysely<Tables>;

/** Mails that nobody is owed. A conversation and what the desk must tell are none of them. */
export const KINDS = ["weekly", "ratings"] as const;
export type SubscribedKind = (typeof KINDS)[number];

/** What a link ends: the weekly summary of a person of the desk, or requests to rate at an address. It works for ever. */
export interface Subscription {
  readonly kind: SubscribedKind;
  /** `agent:marc`, or an address. */
  readonly who: string;
}

const PURPOSE = "unsubscribe";

export const unsubscribeToken = (secret: string, { kind, who }: Subscription): string =>
  signClaims(secret, PURPOSE, [kind, who]);

/** What a token says; null for one that we have not signed. */
export function subscriptionOf(secret: string, token: string): Subscription | null {
  const claims = readClaims(secret, PURPOSE, token);
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [kind, who] = claims as [SubscribedKind, string];
  return { kind, who };
}

/** Where a mail says that it is ended; nothing on a desk that does not know its own address. */
export const unsubscribeAt = (
  { secret, address }: Pick<Outside, "secret" | "address">,
  of: Subscription,
): { readonly unsubscribe?: string } =>
  secret === undefined || address === undefined
    ? {}
    : { unsubscribe: `${address}/api/unsubscribe/${unsubscribeToken(secret, of)}` };

export async function isUnsubscribed(db: Db, kind: SubscribedKind, address: string): Promise<boolean> {
  const row = await db
    .selectFrom("unsubscribed")
    .select("since")
    .where("address", "=", foldEmail(address))
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends requests to an address, or lets them come again. */
export async function setUnsubscribed(
  db: Db,
  { kind, who }: Subscription,
  wanted: boolean,
  now: number,
): Promise<void> {
  const address = foldEmail(who);
  if (wanted) await db.deleteFrom("unsubscribed").where("address", "=", address).where("kind", "=", kind).execute();
  else
    await db
      .insertInto("unsubscribed")
      .values({ address, kind, since: now })
      .onConflict((c) => c.doNothing())
      .execute();
}
