import type { Event } from "../../../blueprints/event.ts";
import type { Reason } from "../../../blueprints/finding.ts";
import type { Desk } from "../../desk.ts";
import { refusalOf } from "../../http/problems.ts";
import { readGroups, readPerson } from "../../people/people.ts";
import { assertKnown } from "../tickets/references.ts";

type HandoverRequested = Extract<Event, { readonly type: "handoverRequested" }>;

/** Where a request says that the ticket is to go. */
export interface WhereTo {
  readonly department: string;
  readonly group?: string | undefined;
  readonly assignee?: string | undefined;
}

/** The same as the event says it: nobody named is nobody. */
export const placeOf = ({
  department,
  group = undefined,
  assignee = undefined,
}: WhereTo): Pick<HandoverRequested, "department" | "group" | "assignee"> => ({
  department,
  group: group ?? null,
  assignee: assignee ?? null,
});

/** Everybody named must be there, and of that department. */
export async function assertOfDepartment(desk: Desk, { department, group, assignee }: WhereTo): Promise<void> {
  await assertKnown(desk, {
    department,
    ...(group !== undefined && { group }),
    ...(assignee !== undefined && { assignee }),
  });
  const { db } = desk.store;
  const reasons: Reason[] = [];
  if (group !== undefined && (await readGroups(db)).find(({ key }) => key === group)?.department !== department)
    reasons.push(elsewhere("/group"));
  if (assignee !== undefined && !(await readPerson(db, assignee))?.departments.includes(department))
    reasons.push(elsewhere("/assignee"));
  if (reasons.length > 0) throw refusalOf(reasons);
}

const elsewhere = (pointer: string): Reason => ({
  code: "invalid",
  pointer,
  message: { en: "This is not of that department.", fr: "Ce n’est pas de ce département." },
});
