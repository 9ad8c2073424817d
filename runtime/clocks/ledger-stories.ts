import type { Fact } from "../../blueprints/facts.ts";
import type { ClockRef, Clocks, Place, Ticket } from "../../blueprints/ticket.ts";
import { evolve } from "../evolve.ts";
import { clockId, isMerging, isRestarting, processStay, stateStay } from "./clock-id.ts";

/** What the journal says of one instance of a clock. */
export interface Story {
  readonly clock: ClockRef;
  readonly startedAt: number;
  endedAt: number | null;
  /** It ended with the ticket, which goes on in another, or to begin anew; null: as clocks end. */
  cut: "merged" | "restarted" | null;
  /** What applied while it ran, as far as it got; null while it is live. */
  applied: Clocks["applied"] | null;
  /** By which calendars stays counted when it ended; undefined while it is live, and where the journal named none. */
  stays: Clocks["stays"];
  /** Of a stay: where the ticket stood. */
  readonly place: Place | null;
  breach: Extract<Fact, { readonly type: "slaBreached" }> | null;
  excused: string | null;
}

/** Folds a journal, and notes what starts and ends on the way. */
export function storiesOf(journal: readonly Fact[]): {
  readonly ticket: Ticket | null;
  readonly stories: readonly Story[];
} {
  const stories = new Map<string, Story>();
  let ticket: Ticket | null = null;
  for (const fact of journal) {
    const before: Ticket | null = ticket;
    ticket = evolve(ticket, fact);
    noteMetrics(stories, before, ticket, fact);
    if (before?.place !== ticket.place) noteStays(stories, before, ticket, fact);
    if (fact.type === "slaBreached") noteOf(stories, fact, (story) => Object.assign(story, { breach: fact }));
    if (fact.type === "slaExcused") noteOf(stories, fact, (story) => Object.assign(story, { excused: fact.reason }));
  }
  return { ticket, stories: [...stories.values()] };
}

type Stories = Map<string, Story>;

function noteOf(stories: Stories, clock: ClockRef, note: (story: Story) => void): void {
  const story = stories.get(clockId(clock));
  if (story) note(story);
}

function begin(stories: Stories, clock: ClockRef, startedAt: number, place: Place | null): void {
  const { metric, of, instance } = clock;
  stories.set(clockId(clock), {
    clock: { metric, of, instance },
    startedAt,
    endedAt: null,
    cut: null,
    applied: null,
    stays: undefined,
    place,
    breach: null,
    excused: null,
  });
}

const isStay = ({ metric }: ClockRef): boolean => metric === "stateStay" || metric === "processStay";

function noteMetrics(stories: Stories, before: Ticket | null, after: Ticket, fact: Fact): void {
  const was = before?.clocks.live ?? [];
  const is = after.clocks.live;
  if (was === is) return;
  const at = after.updatedAt;
  for (const clock of was)
    if (!isStay(clock) && !is.some((one) => clockId(one) === clockId(clock))) {
      // Taken back, as though it had never started: its number is free again.
      if ((after.clocks.counts[clock.metric] ?? 0) < clock.instance) stories.delete(clockId(clock));
      else end(stories, clock, at, before, cutBy(fact, clock));
    }
  for (const clock of is)
    if (!isStay(clock) && !was.some((one) => clockId(one) === clockId(clock)))
      begin(stories, clock, clock.startedAt, null);
}

const cutBy = (fact: Fact, clock: ClockRef): Story["cut"] =>
  isMerging(fact) ? "merged" : isRestarting(fact, clock) ? "restarted" : null;

function end(stories: Stories, clock: ClockRef, at: number, before: Ticket | null, cut: Story["cut"]): void {
  noteOf(stories, clock, (story) => {
    story.endedAt = at;
    story.cut = cut;
    story.applied = before?.clocks.applied ?? [];
    story.stays = before?.clocks.stays;
  });
}

/** A stay ends with the visit; that in the whole process rests in a final state, and goes on when the ticket is reopened. */
function noteStays(stories: Stories, before: Ticket | null, after: Ticket, fact: Fact): void {
  const at = after.updatedAt;
  const merged = isMerging(fact) ? "merged" : null;
  const [was, is] = [before?.place ?? null, after.place];
  if (before && was) {
    end(stories, stateStay(before, was), at, before, merged);
    if (was.ended === null) end(stories, processStay(before), at, before, merged);
  }
  if (!is) return;
  begin(stories, stateStay(after, is), at, is);
  const process = clockId(processStay(after));
  const known = stories.get(process);
  if (!known) begin(stories, processStay(after), at, is);
  else if (is.ended === null && known.endedAt !== null) {
    known.endedAt = null;
    known.applied = null;
  }
  if (is.ended !== null) end(stories, processStay(after), at, before, merged);
}
