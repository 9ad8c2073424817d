import { SYSTEM } from "../../blueprints/people.ts";
import { dueOf } from "../clocks/due.ts";
import { take } from "../move.ts";
import { type Deadline, type DeadlineSource, NO_DEADLINES, RANK } from "./deadline.ts";

/** Transitions of the present state that start by time. */
export const transitions: DeadlineSource = (definitions, { place, status }) => {
  if (!place || status === "closed") return NO_DEADLINES;
  const timed = definitions.blueprint(place.blueprint, place.version)?.states.get(place.state)?.timed;
  if (!timed || timed.length === 0) return NO_DEADLINES;
  return timed.flatMap((transition): readonly Deadline[] => {
    const dueAt = dueOf(definitions, transition, place.since);
    if (dueAt === null) return [];
    const { startWhen, when } = transition;
    return [
      {
        dueAt,
        actsAt: dueAt,
        rank: RANK.automatic,
        ...((startWhen || when) && {
          holds: (run) => {
            const scope = run.scope(SYSTEM);
            return (!startWhen || startWhen.holds(scope)) && (!when || when.holds(scope));
          },
        }),
        act: (run) => take(run, transition, SYSTEM, { how: "time", dueAt }),
      },
    ];
  });
};
