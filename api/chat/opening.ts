import type { Chat } from "../../blueprints/chat.ts";
import { isOpen, nextOpening } from "../../runtime/calendar/calendar.ts";
import type { Desk } from "../desk.ts";
import { absence } from "../people/there.ts";

/** Whether somebody answers at this moment. */
export interface Opening {
  readonly is: "open" | "closed" | "nobody";
  /** When the hours begin again, epoch ms; null: nobody knows, or they have begun. */
  readonly opensAt: number | null;
}

export async function openingOf({ store: { db }, definitions, clock }: Desk, chat: Chat): Promise<Opening> {
  const now = clock.now();
  const inForce = await definitions.current(db);
  const calendar = chat.calendar === undefined ? undefined : inForce.calendars?.get(chat.calendar);
  if (calendar && !isOpen(calendar, now)) return { is: "closed", opensAt: nextOpening(calendar, now) };
  const people = await db
    .selectFrom("person")
    .leftJoin("presence", "presence.person", "person.key")
    .select(["person.departments", "presence.availability", "presence.absent_until", "presence.shift"])
    .where("person.active", "=", 1)
    .execute();
  const there = people.some(
    ({ departments, availability, absent_until, shift }) =>
      departments.includes(`"${chat.department}"`) &&
      absence({ availability, absent_until, shift }, inForce, now) === null,
  );
  return { is: there ? "open" : "nobody", opensAt: null };
}
