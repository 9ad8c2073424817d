import { createJob, jobView, readJob } from "../../bulk/jobs.ts";
import { goOn } from "../../bulk/run.ts";
import { bulk } from "../../contract/bulk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { derivedId } from "../../ids.ts";
import { assertLinked } from "../tickets/linked.ts";
import { assertKnown } from "../tickets/references.ts";
import { assertExit } from "./assert-exit.ts";
import { assertVersion } from "./assert-version.ts";
import { selected } from "./select.ts";

const NO_FILES = {
  pointer: "/action/answers/attachments",
  code: "invalid",
  message: {
    en: "Files belong to one ticket; they cannot be attached to many at once.",
    fr: "Un fichier appartient à un ticket ; il ne peut pas être joint à plusieurs à la fois.",
  },
};

export const startBulk = handles(
  bulk.start,
  async (desk, { principal, body: { selection, action }, idempotency: { key, hash } }) => {
    const { db } = desk.store;
    const id = derivedId("bulk", principal.id, key);
    if (action.do === "step" && action.answers?.attachments !== undefined) throw refusal("invalid", [NO_FILES]);
    if (action.do === "step") await assertLinked(desk, principal, action.answers ?? {});
    if (action.do === "version") await assertVersion(desk, principal, action);
    if (action.do === "exit") await assertExit(desk, principal, action, "/action");
    if (action.do === "change") {
      const { assignee, group } = action;
      await assertKnown(desk, { ...(assignee !== undefined && { assignee }), ...(group !== undefined && { group }) });
    }
    if (!(await readJob(db, id))) {
      const ids = await selected(desk, principal, selection);
      await createJob(db, { id, person: principal.id, at: desk.clock.now(), hash, action }, ids);
    }
    const job = await readJob(db, id);
    if (!job) throw new Error(`Job ${id} is gone.`);
    if (job.hash !== hash) throw refusal("keyReused");
    goOn(desk, id);
    return { status: 202, body: await jobView(db, job) };
  },
);
