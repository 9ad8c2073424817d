import type { ClockView } from "../../api/contract/clocks.ts";
import type { Language } from "../../blueprints/text.ts";
import { onTheWall, type Urgency, urgencyOf } from "./countdown.ts";
import { lengthIn, type Say, whenIn } from "./lengths.ts";

/** From here on the instant says more than the hours left. */
const FAR_MS = 4 * 3_600_000;

export interface Teller {
  readonly t: Say;
  readonly language: Language;
  readonly now: number;
  /** The name of what stands still: a state of the ticket's blueprint, or its status in words. */
  readonly stopped: (by: NonNullable<ClockView["pausedBy"]>) => string;
}

export interface BadgeWords {
  readonly urgency: Urgency;
  readonly words: string;
  /** The words hold the clock's name already. */
  readonly named: boolean;
}

/**
 * What the badge of a clock says: what is left in the target's own kind of time, and when it is due. Without a name it stands
 * under one already.
 */
export function badgeWords(clock: ClockView, name: string | null, left: number, teller: Teller): BadgeWords {
  const { t, language, now } = teller;
  const urgency = urgencyOf(clock, left);
  const wall = onTheWall(clock, left, now);
  const length = lengthIn(left, clock.time === "working" && !wall, t, language);
  if (clock.state !== "running") return { urgency, words: standing(clock, left, length, teller), named: false };
  if (urgency === "over") return { urgency, words: t("over", { length }), named: false };
  const when = clock.dueAt === null ? null : whenIn(clock.dueAt, now, t, language);
  return { urgency, words: running(name, length, when, !wall, left > FAR_MS, t), named: name !== null };
}

function running(
  name: string | null,
  length: string,
  when: string | null,
  working: boolean,
  far: boolean,
  t: Say,
): string {
  if (when === null) return name === null ? t("rest", { length }) : t("left", { name, length });
  if (working) return name === null ? t("restDue", { length, when }) : t("leftDue", { name, length, when });
  if (far) return name === null ? t("dueAt", { when }) : t("dueWhen", { name, when });
  return name === null ? t("due.in", { length }) : t("dueIn", { name, length });
}

function standing(clock: ClockView, left: number, length: string, { t, stopped }: Teller): string {
  const rest = left < 0 ? t("over", { length }) : t("rest", { length });
  if (clock.state === "resting") return t("resting", { rest });
  return clock.pausedBy ? t("pausedBy", { why: stopped(clock.pausedBy), rest }) : t("paused", { rest });
}
