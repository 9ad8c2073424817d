import { describe, expect, test } from "vitest";
import { journal } from "../../../../designer/i18n/journal.ts";
import type { Speaker } from "../../../../designer/screens/ticket/speaker.ts";
import { timeWords } from "../../../../designer/screens/ticket/time-words.ts";

const HOUR = 3_600_000;
const words: Readonly<Record<string, string>> = journal.en;
const speaking: Pick<Speaker, "t" | "time"> = {
  t: (key, values = {}) =>
    (words[key] ?? key).replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String({ ...values }[name])),
  time: String,
};
/** Of a policy's clock nothing else of the ticket is told. */
const speaker = speaking as Speaker;

const met = { type: "slaMet", metric: "firstReply", of: null, instance: 1, elapsedMs: 3 * HOUR, targetMs: 8 * HOUR };
const step = { type: "slaEscalated", metric: "firstReply", of: null, instance: 1, step: "P1D" };
const told = (fact: Parameters<typeof timeWords>[1]) => timeWords(speaker, fact);

describe("what time did to a ticket, in words", () => {
  test("a limit that is met says which kind of time was counted", () => {
    expect(told({ ...met, time: "working" })).toBe("Time limit met: First reply, 3 h of 8 h in working time");
    expect(told({ ...met, time: "calendar" })).toBe("Time limit met: First reply, 3 h of 8 h");
  });

  test("an escalation says whether its day is a working day", () => {
    expect(told({ ...step, time: "working" })).toBe("Escalation 1 working day after the breach: First reply");
    expect(told({ ...step, time: "calendar" })).toBe("Escalation 1 day after the breach: First reply");
  });

  test("journals that do not say the kind of time are told as they were", () => {
    expect(told(met)).toBe("Time limit met: First reply, 3 h of 8 h");
    expect(told(step)).toBe("Escalation 1 day after the breach: First reply");
  });
});
