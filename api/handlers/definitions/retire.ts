import type { Kysely } from "kysely";
import type { Kind } from "../../../blueprints/kinds.ts";
import { textIn } from "../../../blueprints/text.ts";
import { writeJob } from "../../bulk/jobs.ts";
import { goOn } from "../../bulk/run.ts";
import type { BulkAction } from "../../contract/bulk.ts";
import { definitions } from "../../contract/definitions.ts";
import type { Tables } from "../../db/tables.ts";
import { listDefinitions } from "../../definitions/read.ts";
import { retiringNeedsSecondPerson } from "../../definitions/second-person.ts";
import { retire } from "../../definitions/store.ts";
import { usesOf } from "../../definitions/uses.ts";
import { worksBy } from "../../definitions/works-by.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { newId } from "../../ids.ts";
import { holdersOf } from "../../people/role-holders.ts";
import { assertExit } from "../bulk/assert-exit.ts";
import { liveOf } from "../bulk/select.ts";
import { foundDefinition, viewOf } from "./found.ts";
import { assertMayWrite } from "./may-write.ts";

type Exit = Extract<BulkAction, { readonly do: "exit" }>;

/** Without these, what names them fails when it acts: a mail has no text, working time no hours. */
const NEEDED: readonly Kind[] = ["template", "calendar"];

/** What somebody holds, or what acts, is not switched off under him. */
export async function assertUnused({ store }: Desk, kind: Kind, key: string): Promise<void> {
  if (kind === "role" && (await holdersOf(store.db, `role:${key}`)).length > 0) throw refusal("roleInUse");
  if (!NEEDED.includes(kind)) return;
  const users = usesOf({ kind, key }, await listDefinitions(store.db)).filter(({ inForce }) => inForce);
  const people = kind === "calendar" ? await worksBy(store.db, key) : [];
  if (users.length + people.length === 0) return;
  const names = [...users.map(({ name }) => name), ...people.map(({ name }) => name)];
  const listed = (language: "en" | "fr") => names.map((name) => `“${textIn(name, language)}”`).join(", ");
  const message = { en: `It is named by ${listed("en")}.`, fr: `Il est nommé par ${listed("fr")}.` };
  throw refusal("stillNamed", [{ pointer: "", code: "stillNamed", message }]);
}

/** Switching off what is off already is refused: somebody was faster. */
export const retireDefinition = handles(definitions.retire, async (desk, { params, body, principal }) => {
  const { kind, key } = params;
  const found = await foundDefinition(desk, kind, key);
  await assertMayWrite(desk, principal, kind, found);
  if (await retiringNeedsSecondPerson(desk.store.db, found)) throw refusal("secondPerson");
  await assertUnused(desk, kind, key);
  const job = body.tickets && newId();
  const also = body.tickets && job ? await exitOf(desk, principal, job, kind, key, body.tickets) : undefined;
  const version = await retire(desk.store.db, { kind, key, by: principal.id, at: desk.clock.now(), also });
  if (version === undefined) throw refusal("notInForce");
  if (job) goOn(desk, job);
  desk.live.definitionsChanged();
  const record = await foundDefinition(desk, kind, key);
  return {
    status: 200,
    body: { ...(await viewOf(desk, record)), ...(job && { job }) },
    etag: record.draft?.revision ?? 0,
  };
});

/** The plan for the tickets, written with the blueprint's end: neither stands without the other. */
async function exitOf(
  desk: Desk,
  principal: Principal,
  id: string,
  kind: Kind,
  key: string,
  { into, states }: Pick<Exit, "into" | "states">,
): Promise<(trx: Kysely<Tables>) => Promise<void>> {
  if (kind !== "blueprint")
    throw refusal("invalid", [
      {
        pointer: "/tickets",
        code: "invalid",
        message: { en: "Only blueprints have tickets.", fr: "Seuls les blueprints ont des tickets." },
      },
    ]);
  const plan = { blueprint: key, into, states };
  await assertExit(desk, principal, plan, "/tickets");
  const job = { id, person: principal.id, at: desk.clock.now(), hash: id, action: { do: "exit", ...plan } } as const;
  return async (trx) => writeJob(trx, job, await liveOf(trx, key, 0));
}
