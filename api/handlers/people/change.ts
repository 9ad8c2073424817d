import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { changeWork } from "../../people/work.ts";
import { personFound, workerNow } from "./found.ts";

export const changePerson = handles(people.change, async (desk, { params, body, principal }) => {
  const { store, clock } = desk;
  await personFound(desk, params.id);
  const inForce = await desk.definitions.current(store.db);
  if (body.shift && !inForce.calendars?.has(body.shift))
    throw refusal("invalid", [
      {
        pointer: "/shift",
        code: "calendar.unknown",
        message: {
          en: `There is no calendar “${body.shift}” here.`,
          fr: `Il n’y a pas de calendrier « ${body.shift} » ici.`,
        },
      },
    ]);
  const skills = body.skills && [...new Set(body.skills)];
  const change = { person: params.id, by: principal.id, at: clock.now() };
  await changeWork(store.db, store.dialect, inForce, change, { ...body, skills });
  return { status: 200, body: await workerNow(desk, params.id) };
});
