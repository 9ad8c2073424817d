import { isUnfinished, type Job, readJob } from "../../bulk/jobs.ts";
import { goOn } from "../../bulk/run.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";

/** One's own; somebody else's is answered like one that is not there. What a stop has left undone goes on when it is asked for. */
export async function foundJob(desk: Desk, principal: Principal, id: string): Promise<Job> {
  const job = await readJob(desk.store.db, id);
  if (!job || job.person !== principal.id) throw refusal("notFound");
  if (isUnfinished(job)) goOn(desk, job.id);
  return job;
}
