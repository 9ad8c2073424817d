import { session } from "../../contract/session.ts";
import { handles } from "../../http/handler.ts";
import { DEMO_PASSWORD, demoPeople } from "../../seed/people.ts";

export const listDemoPeople = handles(session.demoPeople, async (desk) =>
  desk.config.demo
    ? {
        status: 200,
        body: { people: demoPeople.map(({ name, email, what }) => ({ name, email, what })), password: DEMO_PASSWORD },
      }
    : { status: 200, body: { people: [], password: null } },
);
