import { invitationToken, invitedBy } from "../../auth/invitation.ts";
import { type Invitation, team } from "../../contract/team.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readContact, readContactByEmail } from "../../people/contacts.ts";
import { readPeople, readPerson, readPersonByEmail } from "../../people/people.ts";
import { beyond } from "../../people/reach.ts";
import { readRoles } from "../../people/roles.ts";
import { invitationLetter } from "../../present/invitation-letter.ts";
import { sessionView } from "../../present/session.ts";
import { personFound } from "../people/found.ts";
import { refuseTeam } from "./faults.ts";

/** Whom a link can be for: a colleague who is of the desk, or a requester. */
interface Guest {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

type Why = Parameters<typeof invitationLetter>[0]["why"];

/** A link for somebody, and a mail to him that has it. Without a mail server the link is only in the answer. */
export async function inviteAndTell(desk: Desk, guest: Guest, why: Why): Promise<Invitation> {
  const { config, clock, sessions } = desk;
  const stamp = await sessions.accounts.stamp(guest.key);
  const { token, expiresAt } = invitationToken(config.secret, guest.key, stamp, clock.now());
  const link = `/welcome?token=${encodeURIComponent(token)}`;
  // It is sent beside the answer: who waits for it must not learn from the time whether an address is known.
  void desk.tell(invitationLetter({ ...guest, link: `${desk.address}${link}`, why, expiresAt }));
  return { link, expiresAt };
}

export const inviteTeamPerson = handles(team.invite, async (desk, { params, principal }) => {
  const person = await personFound(desk, params.id);
  if (!person.active) throw refusal("notFound");
  const [roles, everybody] = [await readRoles(desk.store.db), await readPeople(desk.store.db)];
  // Whoever holds the link is that person from then on.
  const refused = beyond(roles, everybody, principal.id, person, person);
  if (refused) return refuseTeam(refused);
  return { status: 200, body: await inviteAndTell(desk, person, "invited") };
});

async function guestOf({ store }: Desk, id: string): Promise<Guest | null> {
  if (id.startsWith("requester:")) {
    const contact = await readContact(store.db, id);
    return contact ? { ...contact, key: id, email: contact.emails[0] ?? "" } : null;
  }
  const person = await readPerson(store.db, id);
  return person?.active ? person : null;
}

async function guestBy(desk: Desk, token: string): Promise<{ readonly guest: Guest; readonly expiresAt: number }> {
  const { config, clock, sessions } = desk;
  const invited = await invitedBy(config.secret, token, clock.now(), sessions.accounts.stamp);
  const guest = invited && (await guestOf(desk, invited.principal));
  if (!invited || !guest) throw refusal("linkOver");
  return { guest, expiresAt: invited.expiresAt };
}

export const readInvitation = handles(team.readInvitation, async (desk, { query }) => {
  const { guest, expiresAt } = await guestBy(desk, query.token);
  return { status: 200, body: { name: guest.name, email: guest.email, expiresAt } };
});

export const acceptInvitation = handles(team.acceptInvitation, async (desk, { body, request }) => {
  const { guest } = await guestBy(desk, body.token);
  await desk.sessions.accounts.setPassword({ ...guest, principal: guest.key }, body.password);
  const signedIn = await desk.sessions.signIn(guest.email, body.password, request.socket.remoteAddress ?? "");
  if (typeof signedIn === "string") throw refusal("linkOver");
  return { status: 200, body: await sessionView(desk, signedIn.principal), cookies: signedIn.cookies };
});

export const forgotPassword = handles(team.forgotten, async (desk, { body, request }) => {
  const { store, sessions } = desk;
  if (sessions.asksTooOften(request.socket.remoteAddress ?? "")) throw refusal("tooMany", [], { "retry-after": "900" });
  const person = await readPersonByEmail(store.db, body.email);
  const contact = person ? undefined : await readContactByEmail(store.db, body.email);
  const guest = person?.active ? person : contact && (await guestOf(desk, contact.id));
  if (guest) await inviteAndTell(desk, guest, "forgotten");
  return { status: 204 };
});
