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
    presence: principal.kind === "agent" ? await presenceNow(desk, principal.id) : null,
    demo: desk.config.demo,
    mail: desk.config.mail ? "smtp" : "log",
  };
}

/** An absence that is over is none. */
async function presenceNow({ store, clock }: Desk, person: string): Promise<SessionView["presence"]> {
  const { availability, absentUntil } = await readPresence(store.db, person);
  return { availability, absentUntil: absentUntil !== null && absentUntil > clock.now() ? absentUntil : null };
}
