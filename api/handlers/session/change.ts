import { setContactLanguage } from "../../auth/principal.ts";
import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";
import { setLanguage } from "../../people/people.ts";
import { sessionView } from "../../present/session.ts";

export const changeSession = handles(session.change, async (desk, { principal, body }) => {
  const set = principal.kind === "requester" ? setContactLanguage : setLanguage;
  await set(desk.store.db, principal.id, body.language);
  return { status: 200, body: await sessionView(desk, { ...principal, language: body.language }) };
});
