import { jobView } from "../../bulk/jobs.ts";
import { bulk } from "../../contract/bulk.ts";
import { handles } from "../../http/handler.ts";
import { foundJob } from "./found.ts";

export const readBulk = handles(bulk.read, async (desk, { principal, params }) => ({
  status: 200,
  body: await jobView(desk.store.db, await foundJob(desk, principal, params.id)),
}));
