import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Store } from "../db/connect.ts";
import { foldEmail } from "../people/people.ts";
import type { AuthLibrary } from "./library.ts";

/** Somebody who may get a password: `agent:ana` or `requester:…`. */
export interface Enrolling {
  readonly principal: string;
  readonly name: string;
  readonly email: string;
}

/** Passwords, in one place: who has one, and how one is set. */
export interface Accounts {
  /** Everybody who has a password. */
  readonly enrolled: () => Promise<ReadonlySet<string>>;
  /** Changes with each new password; it tells nothing of the password. */
  readonly stamp: (principal: string) => Promise<string>;
  /** Gives somebody who is known to the desk a password. Whoever was signed in under this name is signed out. */
  readonly setPassword: (person: Enrolling, password: string) => Promise<void>;
  /** He signs in with another address from now on. */
  readonly moveTo: (principal: string, email: string) => Promise<void>;
  /** Signs somebody out everywhere. */
  readonly signOut: (principal: string) => Promise<void>;
}

/** The tables of the sign-in library, as far as they are read here. */
type Theirs = {
  readonly auth_user: { readonly id: string; readonly principal: string; readonly email: string };
  readonly auth_account: { readonly userId: string; readonly providerId: string; readonly password: string | null };
};

const PROVIDER = "credential";

export async function createAccounts(store: Store, library: AuthLibrary): Promise<Accounts> {
  const { internalAdapter, password: passwords } = await library.$context;
  const db: Kysely<Theirs> = store.db.withTables<Theirs>();
  const accounts = () =>
    db
      .selectFrom("auth_user")
      .innerJoin("auth_account", "auth_account.userId", "auth_user.id")
      .where("auth_account.providerId", "=", PROVIDER);
  const userOf = async (principal: string): Promise<string | undefined> =>
    (await db.selectFrom("auth_user").select("id").where("principal", "=", principal).executeTakeFirst())?.id;

  return {
    enrolled: async () =>
      new Set((await accounts().select("auth_user.principal").execute()).map((one) => one.principal)),

    stamp: async (principal) => {
      const row = await accounts()
        .select("auth_account.password")
        .where("auth_user.principal", "=", principal)
        .executeTakeFirst();
      return createHash("sha256")
        .update(row?.password ?? "none")
        .digest("base64url")
        .slice(0, 16);
    },

    setPassword: async ({ principal, name, email }, password) => {
      const hash = await passwords.hash(password);
      const known = await userOf(principal);
      if (known !== undefined && (await internalAdapter.findCredentialAccount(known))) {
        await internalAdapter.updatePassword(known, hash);
        await internalAdapter.deleteUserSessions(known);
        return;
      }
      const id =
        known ??
        (
          await internalAdapter.createUser(
            { email: foldEmail(email), name, emailVerified: true, principal },
            { method: "email-password" },
          )
        ).id;
      await internalAdapter.linkAccount({ userId: id, providerId: PROVIDER, accountId: id, password: hash });
    },

    moveTo: async (principal, email) => {
      const known = await userOf(principal);
      if (known !== undefined) await internalAdapter.updateUser(known, { email: foldEmail(email) });
    },

    signOut: async (principal) => {
      const known = await userOf(principal);
      if (known !== undefined) await internalAdapter.deleteUserSessions(known);
    },
  };
}
