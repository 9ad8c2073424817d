import { definitions } from "../../contract/definitions.ts";
import { handles } from "../../http/handler.ts";
import { readRearms } from "../../rearm/rearms.ts";

export const listRearms = handles(definitions.rearms, async ({ store }) => ({
  status: 200,
  body: { items: await readRearms(store.db) },
}));
