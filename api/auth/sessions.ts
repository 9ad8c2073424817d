import { createSecretKey } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { isAPIError } from "better-auth/api";
import type { Clock } from "../clock.ts";
import { type Config, keyFor } from "../config.ts";
import type { Store } from "../db/connect.ts";
import { Statements } from "../db/statements.ts";
import { readContactByEmail } from "../people/contacts.ts";
import { foldEmail, readPersonByEmail } from "../people/people.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { createAttempts } from "./attempts.ts";
import { signedCookies } from "./cookie.ts";
import { openAuthLibrary, RENEW_BEFORE_END_MS } from "./library.ts";
import { loadPrincipal, type Principal, principalOfSession, principalsOfSessions } from "./principal.ts";
import { identifyToken } from "./tokens.ts";

export interface SignedIn {
  readonly principal: Principal;
  readonly cookies: readonly string[];
}

/** Who calls, and cookies to renew. */
export interface Identified {
  readonly principal: Principal | null;
  readonly cookies: readonly string[];
}

export interface Sessions {
  readonly identify: (headers: IncomingHttpHeaders) => Promise<Identified>;
  /** Who of these callers still is who, with the rights of this very moment; null: the session has ended. In their order. */
  readonly still: (callers: readonly IncomingHttpHeaders[]) => Promise<readonly (Principal | null)[]>;
  readonly signIn: (email: string, password: string, from: string) => Promise<SignedIn | "wrong" | "tooMany">;
  readonly signOut: (headers: IncomingHttpHeaders) => Promise<readonly string[]>;
  /** Gives somebody who is known to the desk a password. Once; a second time changes nothing. */
  readonly enrol: (principal: string, name: string, email: string, password: string) => Promise<void>;
  readonly accounts: Accounts;
  /** Notes that somebody there asks for a new password; true: too often of late. */
  readonly asksTooOften: (from: string) => boolean;
}

export interface SessionOptions {
  readonly store: Store;
  readonly config: Config;
  readonly clock: Clock;
  readonly address: string;
}

/** Sessions by cookie and tokens by header, in one place: everything else asks only who it is. */
export async function openSessions({ store, config, clock, address }: SessionOptions): Promise<Sessions> {
  const library = await openAuthLibrary({ store, secret: config.secret, address });
  const { internalAdapter, authCookies } = await library.$context;
  const accounts = await createAccounts(store, library);
  const cookieName = authCookies.sessionToken.name;
  const signedCookie = signedCookies(cookieName, createSecretKey(keyFor(config.secret, "sessions"), "utf8"));
  const statements = new Statements();
  const attempts = createAttempts(clock);
  const asked = createAttempts(clock);
  const cookieHeader = (headers: IncomingHttpHeaders): Headers => new Headers({ cookie: headers.cookie ?? "" });

  const bearer = async (authorization: string): Promise<Identified> => {
    const [scheme = "", token = ""] = authorization.split(" ");
    const bears = scheme.toLowerCase() === "bearer";
    const principal = bears ? await identifyToken(store, statements, config.secret, token, clock.now()) : null;
    return { principal, cookies: [] };
  };

  /** The common case: a session that is neither over nor to be renewed. Read anew each time, so that its end counts at once. */
  const current = async (cookie: string): Promise<Principal | null> => {
    const token = signedCookie(cookie);
    const found = token === null ? null : await principalOfSession(store, statements, token);
    return found && found.endsAt - clock.now() > RENEW_BEFORE_END_MS ? found.principal : null;
  };

  return {
    identify: async (headers) => {
      if (headers.authorization !== undefined) return bearer(headers.authorization);
      if (!headers.cookie?.includes(`${cookieName}=`)) return { principal: null, cookies: [] };
      const known = await current(headers.cookie);
      if (known) return { principal: known, cookies: [] };
      const found = await library.api.getSession({ headers: cookieHeader(headers), returnHeaders: true });
      const cookies = found.headers.getSetCookie();
      if (!found.response) return { principal: null, cookies };
      return { principal: await loadPrincipal(store, statements, found.response.user.principal, "session"), cookies };
    },

    still: async (callers) => {
      const tokens = callers.map(({ authorization, cookie }) =>
        authorization === undefined ? signedCookie(cookie ?? "") : null,
      );
      const sessions = [...new Set(tokens.filter((token) => token !== null))];
      const known = await principalsOfSessions(store, sessions, clock.now());
      return Promise.all(
        callers.map(async ({ authorization }, index) =>
          authorization === undefined
            ? (known.get(tokens[index] ?? "") ?? null)
            : (await bearer(authorization)).principal,
        ),
      );
    },

    signIn: async (email, password, from) => {
      const account = `${foldEmail(email)} ${from}`;
      if (attempts.exhausted(account)) return "tooMany";
      try {
        const { headers, response } = await library.api.signInEmail({
          body: { email: foldEmail(email), password },
          returnHeaders: true,
        });
        const found = await internalAdapter.findUserById(response.user.id);
        const id = found && "principal" in found && typeof found.principal === "string" ? found.principal : "";
        const principal = await loadPrincipal(store, statements, id, "session");
        if (!principal) return "wrong";
        attempts.forget(account);
        return { principal, cookies: headers.getSetCookie() };
      } catch (error) {
        // An address that is none, a wrong password and somebody unknown are told the same.
        if (!isAPIError(error)) throw error;
        attempts.note(account);
        return "wrong";
      }
    },

    signOut: async (headers) => {
      const { headers: answered } = await library.api.signOut({ headers: cookieHeader(headers), returnHeaders: true });
      return answered.getSetCookie();
    },

    enrol: async (principal, name, email, password) => {
      const known = principal.startsWith("requester:")
        ? await readContactByEmail(store.db, email)
        : await readPersonByEmail(store.db, email);
      if (!known) throw new Error(`${principal} is not known to the desk.`);
      if (!(await accounts.enrolled()).has(principal)) await accounts.setPassword({ principal, name, email }, password);
    },
    accounts,
    asksTooOften: (from) => {
      if (asked.exhausted(from)) return true;
      asked.note(from);
      return false;
    },
  };
}
