import { jobView, openJobs } from "../../bulk/jobs.ts";
import { bulk } from "../../contract/bulk.ts";
import { handles } from "../../http/handler.ts";

export const listBulk = handles(bulk.mine, async ({ store: { db }, clock }, { principal }) => {
  const jobs = await openJobs(db, principal.id, clock.now());
  return { status: 200, body: { items: await Promise.all(jobs.map((job) => jobView(db, job))) } };
});
