import type { Kysely } from "kysely";
import type { Actor, Right } from "../../blueprints/people.ts";
import type { Language } from "../../blueprints/text.ts";
import type { Endpoint, Who } from "../contract/endpoint.ts";
import type { Tables } from "../db/tables.ts";
import { actorOf, requesterActor } from "../people/actor.ts";
import { readContact } from "../people/contacts.ts";
import { readPerson } from "../people/people.ts";

/** Who calls, with the rights of this very moment. `id` is `agent:ana` or `requester:…`. */
export interface Principal {
  readonly id: string;
  readonly kind: "agent" | "requester";
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly actor: Actor;
  /** A browser's session, or a program's token. */
  readonly via: "session" | "token";
}

const languageOf = (language: string): Language => (language.startsWith("fr") ? "fr" : "en");

/** Reads the person anew at each request, so that a role taken away or a person who left counts at once. */
export async function loadPrincipal(
  db: Kysely<Tables>,
  id: string,
  via: "session" | "token",
): Promise<Principal | null> {
  if (id.startsWith("requester:")) {
    const contact = await readContact(db, id);
    if (!contact) return null;
    const [email = ""] = contact.emails;
    return {
      id,
      kind: "requester",
      name: contact.name,
      email,
      language: languageOf(contact.language),
      actor: requesterActor(id),
      via,
    };
  }
  const person = await readPerson(db, id);
  if (!person?.active) return null;
  return {
    id,
    kind: "agent",
    name: person.name,
    email: person.email,
    language: languageOf(person.language),
    actor: actorOf(person),
    via,
  };
}

const hasRole = (principal: Principal, ...roles: readonly string[]): boolean =>
  principal.actor.roles.some((role) => roles.includes(role));

export const isAdmin = (principal: Principal): boolean =>
  principal.kind === "agent" && hasRole(principal, "role:admin");

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
