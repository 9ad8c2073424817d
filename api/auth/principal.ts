import { type Kysely, sql } from "kysely";
import type { Cause } from "../../blueprints/event.ts";
import type { Actor, Right } from "../../blueprints/people.ts";
import { effectiveRights, type Sight } from "../../blueprints/role.ts";
import type { Language } from "../../blueprints/text.ts";
import type { Endpoint, Who } from "../contract/endpoint.ts";
import type { Store } from "../db/connect.ts";
import type { Dialect } from "../db/dialect.ts";
import { readStrings } from "../db/json.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { requesterActor } from "../people/actor.ts";
import { readContact } from "../people/contacts.ts";
import { colleaguesOf } from "../portal/colleagues.ts";

/** What a principal is made of, whichever way the person is found. */
const PERSON = [
  "person.key",
  "person.name",
  "person.email",
  "person.language",
  "person.roles",
  "person.rights",
  "person.departments",
  "person.active",
  "person.sees",
] as const;

/** Who calls, with the rights of this very moment. `id` is `agent:ana` or `requester:…`. */
export interface Principal {
  readonly id: string;
  readonly kind: "agent" | "requester";
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly actor: Actor;
  /** Whose tickets an agent sees by his role; departments when absent. */
  readonly sees?: Sight;
  /** Requesters whose tickets they see beside their own: those of their organization, where an admin has said so. */
  readonly colleagues?: ReadonlySet<string>;
  /** A browser's session, or a program's token. */
  readonly via: "session" | "token";
  /** A program's call that comes of one of our own webhooks. */
  readonly cause?: Cause;
}

const languageOf = (language: string): Language => (language.startsWith("fr") ? "fr" : "en");

/** Reads the person anew at each request, so that a role taken away or a person who left counts at once. */
export async function loadPrincipal(
  { db, dialect }: Store,
  statements: Statements,
  id: string,
  via: Principal["via"],
): Promise<Principal | null> {
  if (id.startsWith("requester:")) return requesterOf(db, id, via);
  const build = () => personColumns(db, dialect).where("person.key", "=", id);
  const { rows } = await statements.run(db, "principal", build, [id]);
  return agentOf(rows[0], via);
}

/** The person whose token has this hash; one statement, since programs ask often. */
export async function principalOfToken(
  { db, dialect }: Store,
  statements: Statements,
  hash: string,
): Promise<{ readonly principal: Principal | null; readonly token: string; readonly usedAt: number | null } | null> {
  const build = () =>
    personColumns(db, dialect)
      .innerJoin("api_token", "api_token.person", "person.key")
      .select(["api_token.id as token", "api_token.last_used_at as used_at"])
      .where("api_token.hash", "=", sql<string>`cast(${hash} as text)`)
      .where("api_token.revoked_at", "is", null);
  const { rows } = await statements.run(db, "principal of token", build, [hash]);
  const [row] = rows;
  return row ? { principal: agentOf(row, "token"), token: row.token, usedAt: row.used_at } : null;
}

/** The two tables of the sign-in library that say whose session it is. It writes times as text on SQLite, as dates on PostgreSQL. */
type SessionTables = {
  readonly auth_session: { readonly token: string; readonly userId: string; readonly expiresAt: string | Date };
  readonly auth_user: { readonly id: string; readonly principal: string };
};

/** Whose session this is, with the rights of this very moment, and when it ends; one statement, since every request asks. */
export async function principalOfSession(
  { db, dialect }: Store,
  statements: Statements,
  token: string,
): Promise<{ readonly principal: Principal | null; readonly endsAt: number } | null> {
  const build = () =>
    db
      .withTables<SessionTables>()
      .selectFrom("auth_session")
      .innerJoin("auth_user", "auth_user.id", "auth_session.userId")
      .leftJoin("person", "person.key", "auth_user.principal")
      .select(["auth_session.expiresAt as ends", "auth_user.principal"])
      .select(PERSON)
      .select(() => dialect.groupsOf("person.key").as("groups"))
      // Bare, each new value makes SQLite plan the join anew, which takes ten times as long as to run it.
      .where("auth_session.token", "=", sql<string>`cast(${token} as text)`);
  const { rows } = await statements.run(db, "principal of session", build, [token]);
  const [row] = rows;
  if (!row) return null;
  const principal = row.principal.startsWith("requester:")
    ? await requesterOf(db, row.principal, "session")
    : agentOf(row, "session");
  return { principal, endsAt: new Date(row.ends).getTime() };
}

/** Of these sessions those that go on, each with whose it is at this moment. One statement for all who listen. */
export async function principalsOfSessions(
  { db, dialect }: Store,
  tokens: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, Principal>> {
  if (tokens.length === 0) return new Map();
  const rows = await db
    .withTables<SessionTables>()
    .selectFrom("auth_session")
    .innerJoin("auth_user", "auth_user.id", "auth_session.userId")
    .leftJoin("person", "person.key", "auth_user.principal")
    .select(["auth_session.token", "auth_session.expiresAt as ends", "auth_user.principal"])
    .select(PERSON)
    .select(() => dialect.groupsOf("person.key").as("groups"))
    .where(dialect.among("auth_session.token", tokens))
    .execute();
  const found = new Map<string, Principal>();
  for (const row of rows) {
    if (new Date(row.ends).getTime() <= now) continue;
    const principal = row.principal.startsWith("requester:")
      ? await requesterOf(db, row.principal, "session")
      : agentOf(row, "session");
    if (principal) found.set(row.token, principal);
  }
  return found;
}

const personColumns = (db: Kysely<Tables>, dialect: Dialect) =>
  db
    .selectFrom("person")
    .select(PERSON)
    .select(() => dialect.groupsOf("person.key").as("groups"));

/** A person's row; every column is empty where a join found nobody. */
type PersonRow = { readonly [C in keyof Tables["person"]]: Tables["person"][C] | null } & {
  readonly groups: string | null;
};

function agentOf(row: PersonRow | undefined, via: Principal["via"]): Principal | null {
  if (row?.active !== 1 || row.key === null) return null;
  const { key: id, name, email, language } = row;
  const roles = readStrings(row.roles ?? "[]");
  const actor: Actor = {
    id,
    kind: "agent",
    groups: readStrings(row.groups ?? "[]").toSorted(),
    roles,
    departments: readStrings(row.departments ?? "[]"),
    // Rights are written from Rights alone.
    rights: effectiveRights(roles, readStrings(row.rights ?? "[]") as readonly Right[]),
  };
  const sees = row.sees ?? "departments";
  const person = { id, name: name ?? "", email: email ?? "", language: languageOf(language ?? "") };
  return { ...person, kind: "agent", actor, sees, via };
}

async function requesterOf(db: Kysely<Tables>, key: string, via: Principal["via"]): Promise<Principal | null> {
  const contact = await readContact(db, key);
  if (!contact) return null;
  const { id, name, language } = contact;
  const [email = ""] = contact.emails;
  const colleagues = await colleaguesOf(db, contact);
  const actor = requesterActor(id);
  return { id, kind: "requester", name, email, language: languageOf(language), actor, colleagues, via };
}

const hasRole = (principal: Principal, ...roles: readonly string[]): boolean =>
  principal.actor.roles.some((role) => roles.includes(role));

export const isAdmin = (principal: Principal): boolean =>
  principal.kind === "agent" && hasRole(principal, "role:admin");

/** Every ticket is shown to admins, and to roles that say so. */
export const seesEverything = (principal: Principal): boolean =>
  isAdmin(principal) || (principal.kind === "agent" && principal.sees === "everything");

/** Whether an endpoint's `who` lets the caller in; what they see there is decided ticket by ticket. */
export function mayCall(who: Who, principal: Principal | null): boolean {
  if (who === "nobody") return true;
  if (!principal) return false;
  switch (who) {
    case "signedIn":
      return true;
    case "requester":
      return principal.kind === "requester";
    case "agent":
      return principal.kind === "agent";
    case "manager":
      return principal.kind === "agent" && hasRole(principal, "role:manager", "role:admin");
    case "admin":
      return isAdmin(principal);
    default:
      // The remaining words are `right:x`, by the type of Who.
      return principal.kind === "agent" && principal.actor.rights.includes(who.slice("right:".length) as Right);
  }
}

export type Caller<E extends Endpoint> = E["who"] extends "nobody" ? Principal | null : Principal;

/** Sets the language in which a requester sees the product. */
export async function setContactLanguage(db: Kysely<Tables>, id: string, language: Language): Promise<void> {
  await db.updateTable("contact").set({ language }).where("id", "=", id).execute();
}
