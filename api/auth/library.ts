import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { keyFor } from "../config.ts";
import type { Store } from "../db/connect.ts";

export interface AuthOptions {
  readonly store: Store;
  readonly secret: string;
  /** Where people reach the desk: decides whether cookies are for https alone. */
  readonly address: string;
}

/** Idle for eight hours and the session ends; each use within them renews it, at most every minute. */
const IDLE_SECONDS = 8 * 60 * 60;
const RENEW_SECONDS = 60;
/** A session that ends later than this needs no renewal yet. */
export const RENEW_BEFORE_END_MS = (IDLE_SECONDS - RENEW_SECONDS) * 1000;

/** Sign-in through better-auth, on the very database that everything else uses. */
function create({ store, secret, address }: AuthOptions) {
  return betterAuth({
    appName: "Filrouge",
    baseURL: address,
    basePath: "/api/auth-library",
    secret: keyFor(secret, "sessions"),
    database: { db: store.db, type: store.dialect.name },
    telemetry: { enabled: false },
    logger: { level: "error" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 200 },
    session: {
      modelName: "auth_session",
      expiresIn: IDLE_SECONDS,
      updateAge: RENEW_SECONDS,
      cookieCache: { enabled: false },
    },
    user: {
      modelName: "auth_user",
      // Who it is on the desk: `agent:ana` or `requester:…`. Rights are never kept here.
      additionalFields: { principal: { type: "string", required: true, input: false } },
    },
    account: { modelName: "auth_account" },
    verification: { modelName: "auth_verification" },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "filrouge",
      useSecureCookies: address.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
  });
}

export type AuthLibrary = ReturnType<typeof create>;

/** The library with its tables there. */
export async function openAuthLibrary(options: AuthOptions): Promise<AuthLibrary> {
  const library = create(options);
  const { toBeCreated, toBeAdded, toBeAddedIndexes, runMigrations } = await getMigrations(library.options);
  if (toBeCreated.length + toBeAdded.length + toBeAddedIndexes.length > 0) await runMigrations();
  return library;
}
