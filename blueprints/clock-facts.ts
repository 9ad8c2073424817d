import type { AppliedTarget, ClockRef } from "./ticket.ts";

/** What becomes of the clocks of a ticket, and of the rules that time starts. */
export type ClockFact =
  /** Which policy applies from now on, and what it comes to for this ticket; policy null: none does. */
  | {
      readonly type: "slaApplied";
      readonly policy: string | null;
      readonly version: number | null;
      readonly targets: readonly AppliedTarget[];
    }
  | ({ readonly type: "slaWarning"; readonly warning: string } & ClockRef & Deadline & Timed)
  | ({ readonly type: "slaBreached" } & ClockRef & Deadline & Timed)
  /** A step of escalation after the breach: `step` is its duration as written. */
  | ({ readonly type: "slaEscalated"; readonly step: string } & ClockRef & Deadline & Timed)
  | ({
      readonly type: "slaMet";
      readonly dueAt: number | null;
      /** In the target's own kind of time. */
      readonly elapsedMs: number;
      readonly targetMs: number;
    } & ClockRef &
      Timed)
  | ({ readonly type: "slaExcused"; readonly reason: string } & ClockRef)
  /** A time rule acted for the `times`-th time since it was armed at `from`. */
  | ({
      readonly type: "timeRuleActed";
      readonly timeRule: string;
      readonly version: number;
      readonly from: number;
      readonly times: number;
    } & Deadline);

/** When something was due, and when it was noticed. Epoch ms. */
export interface Deadline {
  readonly dueAt: number;
  readonly noticedAt: number;
}

/** The target's own kind of time; early journals do not say it. */
interface Timed {
  readonly time?: "calendar" | "working";
}
