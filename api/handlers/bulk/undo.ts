import { reason } from "../../../runtime/reasons.ts";
import { UNDO_WITHIN_MS } from "../../../runtime/undo.ts";
import { beginUndo, jobView, readJob } from "../../bulk/jobs.ts";
import { goOn } from "../../bulk/run.ts";
import { bulk } from "../../contract/bulk.ts";
import { handles } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { foundJob } from "./found.ts";

const UNDERWAY = reason("notUndoable", "", "It is still on its way.", "C’est encore en cours.");
const TOO_LATE = reason("notUndoable", "", "More than five minutes have passed.", "Plus de cinq minutes ont passé.");

export const undoBulk = handles(bulk.undo, async (desk, { principal, params }) => {
  const { db } = desk.store;
  const job = await foundJob(desk, principal, params.id);
  const now = desk.clock.now();
  if (job.doneAt === null) throw refusalOf([UNDERWAY]);
  if (job.undoAt === null) {
    if (now - job.at > UNDO_WITHIN_MS) throw refusalOf([TOO_LATE]);
    await beginUndo(db, job.id, now);
    goOn(desk, job.id);
  }
  return { status: 202, body: await jobView(db, (await readJob(db, job.id)) ?? job) };
});
