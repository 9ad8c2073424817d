import { calendarMs, parseDuration } from "../duration.ts";
import type { Json } from "../json.ts";
import type { Condition, Operand, Run, Value } from "../vocabulary/operator.ts";
import { instantOf } from "./order.ts";
import { place } from "./own.ts";
import { step } from "./path.ts";
import { isNothing } from "./values.ts";

export const INSTANT = place("instant", "instant", "instant");
export const DURATION = place("duration", "duration", "durée");

/** An instant in epoch ms; null for nothing, undefined when unknown or no instant. */
export const readInstant = (value: Value): number | null | undefined => {
  if (value === undefined) return undefined;
  return isNothing(value) ? null : instantOf(value);
};

/** Milliseconds of an ISO duration, in calendar time. */
const msOf = (value: Json): number | undefined => {
  const duration = typeof value === "string" ? parseDuration(value) : null;
  return duration ? calendarMs(duration) : undefined;
};

/** The duration of an operand, worked out once where the document writes it. */
export function durationReader(operand: Operand): (data: Value, run: Run) => number | null | undefined {
  if (operand.constant !== undefined) {
    const ms = isNothing(operand.constant) ? null : msOf(operand.constant);
    return () => ms;
  }
  return (data, run) => {
    const value = operand.evaluate(data, run);
    if (value === undefined) return undefined;
    return isNothing(value) ? null : msOf(value);
  };
}

/** The moment of the evaluation, epoch ms. */
export const nowOf = (run: Run): number | undefined => {
  const now = step(run.scope, "now");
  return typeof now === "number" ? now : undefined;
};

/** Refuses a written-out duration that cannot be read. */
export const checkDuration =
  (index: number) =>
  (
    operands: readonly Condition[],
  ): readonly { operand: number; code: string; message: { en: string; fr: string } }[] => {
    const operand = operands[index];
    if (operand?.node !== "literal" || msOf(operand.value) !== undefined) return [];
    return [
      {
        operand: index,
        code: "condition.duration",
        message: {
          en: "Write an ISO 8601 duration of days, hours, minutes, seconds, such as PT48H or P3D.",
          fr: "Écrivez une durée ISO 8601 en jours, heures, minutes, secondes, comme PT48H ou P3D.",
        },
      },
    ];
  };

/** Refuses a written-out instant that is none. */
export const checkInstants = (
  operands: readonly Condition[],
): readonly { operand: number; code: string; message: { en: string; fr: string } }[] =>
  operands.flatMap((operand, index) =>
    operand.node !== "literal" || readInstant(operand.value) !== undefined
      ? []
      : [
          {
            operand: index,
            code: "condition.instant",
            message: {
              en: "Write a date (2026-11-23) or an instant with its offset (2026-11-23T09:00:00+01:00).",
              fr: "Écrivez une date (2026-11-23) ou un instant avec son décalage (2026-11-23T09:00:00+01:00).",
            },
          },
        ],
  );
