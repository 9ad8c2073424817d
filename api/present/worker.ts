import { backAt, shiftEndAfter } from "../../runtime/calendar/shift.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { WorkerView } from "../contract/people.ts";
import type { Load } from "../people/loads.ts";
import type { Person } from "../people/people.ts";
import { absence, shiftOf } from "../people/there.ts";
import type { WorkAndPresence } from "../people/work.ts";
import type { Names } from "./names.ts";

/** Somebody of the desk as managers see him at `now`, epoch ms. */
export function workerView(
  person: Person,
  work: WorkAndPresence,
  { load }: Load,
  names: Names,
  definitions: Definitions,
  now: number,
): WorkerView {
  const { key: id, name, email, active, language } = person;
  const { presence, ...settings } = work;
  const { availability, absentUntil } = presence;
  const unavailable = absence({ availability, absent_until: absentUntil, shift: settings.shift }, definitions, now);
  const calendar = shiftOf(settings.shift, definitions);
  // Away ends when he says so.
  const back = availability === "away" ? null : backAt(calendar, now, absentUntil);
  return {
    id,
    name,
    email,
    active,
    language,
    groups: person.groups.map(names.of),
    ...settings,
    skills: [...settings.skills],
    presence: { availability, absentUntil: absentUntil !== null && absentUntil > now ? absentUntil : null },
    unavailable,
    nextChange: unavailable ? back : calendar && shiftEndAfter(calendar, now),
    tickets: load.new + load.open + load.pending + load.hold,
  };
}
