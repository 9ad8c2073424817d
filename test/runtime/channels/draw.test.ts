import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WebhookSource } from "../../../blueprints/channel.ts";
import { isPlace, placesIn, valueAt } from "../../../blueprints/payload-text.ts";
import { draw } from "../../../runtime/channels/draw.ts";

const SOURCE = {
  ...{ by: "webhook", as: "alert", proof: "signature", automatic: true },
  message: { subject: "{{/alert/title}} ({{/alert/level}})", text: "{{/alert/text}}", thread: "{{/alert/id}}" },
  requester: { name: "{{/who/name}}", email: "{{/who/mail}}", phone: "{{/who/phone}}" },
  fields: { level: "{{/alert/level}}", where: "{{/host}}:{{/port}}", sure: "{{/sure}}" },
  closing: { value: "{{/alert/state}}", is: ["Resolved", "OK"], do: "note" },
} as const satisfies WebhookSource;
const PAYLOAD = {
  alert: { title: "Disk full", level: 3, text: "98 %", id: "a/b~c", state: "resolved" },
  who: { name: "Nina\n Roy", mail: "Nina Roy <Nina@Home.example>", phone: "+33 6 12" },
  host: "db-1",
  port: 5432,
  sure: "true",
};
const drawn = (payload: Parameters<typeof draw>[1], source: WebhookSource = SOURCE) =>
  draw(
    { source, name: "Alerts" },
    payload,
    new Map([
      ["level", { type: "number" }],
      ["sure", { type: "boolean" }],
    ]),
  );

describe("a message drawn from a payload", () => {
  test("takes texts from places, values as fields hold them, and who it is from", () => {
    expect(drawn(PAYLOAD)).toEqual({
      ok: true,
      drawn: {
        ...{ subject: "Disk full (3)", text: "98 %", id: null, thread: "a/b~c", closes: true },
        person: { name: "Nina Roy", email: "nina@home.example", phone: "+33 6 12", handle: null, customerNumber: null },
        fields: { level: 3, where: "db-1:5432", sure: true },
      },
    });
  });

  test("names what is not there, and what is no address", () => {
    expect(drawn({ alert: {} })).toMatchObject({
      ok: false,
      findings: [{ pointer: "/source/message/text", message: { en: "Nothing stands at /alert/text." } }],
    });
    expect(drawn({ ...PAYLOAD, who: { mail: "nobody" } })).toMatchObject({
      findings: [{ pointer: "/source/requester/email" }],
    });
    expect(drawn({ ...PAYLOAD, who: {} }, { ...SOURCE, automatic: false })).toMatchObject({
      findings: [{ pointer: "/source/requester" }],
    });
  });

  test("without a subject it is the first line of the text", () => {
    const { subject: _, ...message } = SOURCE.message;
    const source = { ...SOURCE, message };
    expect(drawn({ ...PAYLOAD, alert: { text: "\n  One\nTwo" } }, source)).toMatchObject({ drawn: { subject: "One" } });
  });

  test("reaches own parts of a payload alone, by pointers of RFC 6901", () => {
    const payload = { "a/b": { "c~d": ["x", { "": 1 }] }, list: [1, 2] };
    expect(valueAt(payload, "/a~1b/c~0d/0")).toBe("x");
    expect(valueAt(payload, "/a~1b/c~0d/1/")).toBe(1);
    for (const place of ["/constructor", "/__proto__", "/list/length", "/list/-1", "/list/01", "/a~1b/c~0d/0/length"])
      expect(valueAt(payload, place)).toBeUndefined();
    expect(placesIn("{{ /a }} and {{/b~1c}} {{}} {x}")).toEqual(["/a", "/b~1c", ""]);
    expect(["/a", "/", "/a~1b"].map(isPlace)).toEqual([true, true, true]);
    expect(["", "a", "/a~2", "/~"].map(isPlace)).toEqual([false, false, false, false]);
  });

  test("whatever comes is a message with a subject and a text, or a finding with its place", () => {
    const text = fc.oneof(
      fc.constantFrom("{{/0}}", "{{/a/b}}", "{{//}}", "{{}}", "{{/a}} {{/a}}"),
      fc.string({ minLength: 1 }),
    );
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), text, text, fc.boolean(), (payload, said, other, automatic) => {
        const source: WebhookSource = {
          ...{ by: "webhook", as: "chat", proof: "bearer", automatic },
          message: { subject: other, text: said, id: other, thread: said },
          requester: { email: other, phone: said, handle: other },
          fields: { any: other },
          closing: { value: said, is: ["x"], do: "note" },
        };
        // What fast-check calls JSON is JSON.
        const made = draw({ source, name: { fr: "Canal" } }, payload as Parameters<typeof draw>[1]);
        if (!made.ok) {
          expect(made.findings.length).toBeGreaterThan(0);
          for (const { pointer, message } of made.findings)
            expect([pointer.startsWith("/source/"), message.en !== "", message.fr !== ""]).toEqual([true, true, true]);
          return;
        }
        expect(made.drawn.text.trim()).not.toBe("");
        expect(made.drawn.subject).not.toBe("");
        expect(made.drawn.subject.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });
});
