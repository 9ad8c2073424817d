import type { Principal } from "../auth/principal.ts";
import type { SessionView } from "../contract/session.ts";
import type { Desk } from "../desk.ts";
import { readPresence } from "../people/presence.ts";
import { readNames } from "./names.ts";

/** Who somebody is on this desk, with the names of their groups and departments. */
export async function sessionView(desk: Desk, principal: Principal): Promise<SessionView> {
  const { actor } = principal;
  const names = await readNames(desk.store.db, []);
  return {
    person: { id: principal.id, name: principal.name },
    email: principal.email,
    kind: principal.kind,
    language: principal.language,
    roles: [...actor.roles],
    rights: [...actor.rights],
    groups: actor.groups.map(names.of),
    departments: actor.departments.map(names.of),
    presence: principal.kind === "agent" ? await readPresence(desk.store.db, principal.id) : null,
    demo: desk.config.demo,
    mail: desk.config.mail ? "smtp" : "log",
  };
}
