import { describe, expect, it } from "vitest";
import { assignmentSchema } from "../../../../blueprints/assignment.ts";
import helpdesk from "../../../../blueprints/library/assignments/helpdesk.json" with { type: "json" };
import { assignment } from "../../../../designer/i18n/assignment.ts";
import { isAssignmentLike, plainAssignment } from "../../../../designer/screens/assignment/plain-assignment.ts";

describe("a first assignment rule", () => {
  it("can be published as soon as it has a group, and shares by load", () => {
    expect(assignmentSchema.parse(plainAssignment("finance", "Finance", "group:finance"))).toMatchObject({
      group: "group:finance",
      method: "leastLoaded",
    });
    expect(assignmentSchema.safeParse(plainAssignment("finance", "Finance")).success).toBe(false);
  });

  it("is drawn without a group already, and left to JSON when its parts are not what they should be", () => {
    expect(isAssignmentLike(plainAssignment("finance", "Finance"))).toBe(true);
    expect(isAssignmentLike(helpdesk)).toBe(true);
    expect(isAssignmentLike({ ...helpdesk, method: "lottery" })).toBe(false);
    expect(isAssignmentLike({ ...helpdesk, capacity: 10 })).toBe(false);
    expect(isAssignmentLike(null)).toBe(false);
  });

  it("explains every method in both languages", () => {
    for (const method of assignmentSchema.shape.method.options)
      for (const words of [assignment.en, assignment.fr]) expect(words[`method.${method}.text`]).toMatch(/\.$/);
  });
});
