import { setContactLanguage } from "../../auth/principal.ts";
import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";
import { setLanguage } from "../../people/people.ts";
import { type Presence, setPresence } from "../../people/presence.ts";
import { sessionView } from "../../present/session.ts";

export const changeSession = handles(session.change, async (desk, { principal, body }) => {
  const { db, dialect } = desk.store;
  const { language, availability, absentUntil } = body;
  if (language !== undefined) {
    const set = principal.kind === "requester" ? setContactLanguage : setLanguage;
    await set(db, principal.id, language);
  }
  const presence: Partial<Presence> = {
    ...(availability === undefined ? {} : { availability }),
    ...(absentUntil === undefined ? {} : { absentUntil }),
  };
  // Nobody gives tickets to a requester: there is nothing to switch.
  if (principal.kind === "agent" && Object.keys(presence).length > 0) {
    const { id } = principal;
    await setPresence(db, dialect, { person: id, by: id, at: desk.clock.now() }, presence);
  }
  return { status: 200, body: await sessionView(desk, { ...principal, language: language ?? principal.language }) };
});
