import type { TicketChanges } from "../../../blueprints/event.ts";
import type { Reason } from "../../../blueprints/finding.ts";
import { pointer } from "../../../blueprints/json.ts";
import type { Desk } from "../../desk.ts";
import { refusalOf } from "../../http/problems.ts";
import { readContact } from "../../people/contacts.ts";
import { readPerson } from "../../people/people.ts";

const unknown = (name: string, value: string): Reason => ({
  code: "unknown",
  pointer: pointer(name),
  message: { en: `There is no “${value}” on this desk.`, fr: `Il n’y a pas de « ${value} » sur ce bureau.` },
});

async function isThere(
  { store: { db }, statements }: Desk,
  table: "desk_group" | "department",
  key: string,
): Promise<boolean> {
  const build = () => db.selectFrom(table).select("key").where("key", "=", "");
  return (await statements.run(db, `is in ${table}`, build, [key])).rows.length > 0;
}

/** Everybody whom a request names must be there: an id in a body opens nothing and hides nothing. */
export async function assertKnown(desk: Desk, changes: TicketChanges): Promise<void> {
  const { db } = desk.store;
  const { requester, assignee, group, department, followers = [] } = changes;
  const reasons: Reason[] = [];
  // Who became part of somebody else is asked for by that name.
  if (requester && (await readContact(db, requester))?.id !== requester) reasons.push(unknown("requester", requester));
  if (assignee && !(await readPerson(db, assignee))?.active) reasons.push(unknown("assignee", assignee));
  if (group && !(await isThere(desk, "desk_group", group))) reasons.push(unknown("group", group));
  if (department && !(await isThere(desk, "department", department))) reasons.push(unknown("department", department));
  for (const [index, follower] of followers.entries()) {
    const known = follower.startsWith("group:")
      ? await isThere(desk, "desk_group", follower)
      : (await readPerson(db, follower))?.active;
    if (!known) reasons.push({ ...unknown("followers", follower), pointer: pointer("followers", index) });
  }
  if (reasons.length > 0) throw refusalOf(reasons);
}
