import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { setPresence } from "../../people/presence.ts";
import { personFound, workerNow } from "./found.ts";

export const changePresence = handles(people.presence, async (desk, { params, body, principal }) => {
  const { store, clock } = desk;
  const { key: person } = await personFound(desk, params.id);
  const { availability, absentUntil } = body;
  const change = { person, by: principal.id, at: clock.now() };
  await setPresence(store.db, store.dialect, change, {
    ...(availability !== undefined && { availability }),
    ...(absentUntil !== undefined && { absentUntil }),
  });
  return { status: 200, body: await workerNow(desk, person) };
});
