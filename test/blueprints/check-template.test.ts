import { expect, test } from "vitest";
import { TOLD_ATTRIBUTES } from "../../blueprints/check-template.ts";
import type { Template } from "../../blueprints/template.ts";
import { verify } from "../../blueprints/verify.ts";
import { effectValues } from "../../blueprints/vocabulary/effect-values.ts";
import { directory } from "./sound.ts";

const template = (change: Partial<Template>): Template => ({
  kind: "template",
  schemaVersion: 1,
  key: "hello",
  name: "Hello",
  subject: { en: "Ticket {{ticket.number}}", fr: "Ticket {{ticket.number}}" },
  text: { en: "Dear {{requester.name}}, {{ticket.fields.cause}}", fr: "Bonjour {{ requester.name }}" },
  ...change,
});

const found = (change: Partial<Template>): string[] =>
  verify(template(change), directory).findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

test("nothing is found in a sound template, and what it needs of a desk is known", () => {
  expect(found({})).toEqual([]);
  expect(verify(template({}), directory).needs.fields).toEqual(["cause"]);
});

test.each<[string, Partial<Template>, string]>([
  ["an attribute that is not there", { text: "{{ticket.subjet}}" }, "error path.unknown /text"],
  ["a source that is not there", { subject: { en: "{{tickets.number}}", fr: "x" } }, "error path.unknown /subject/en"],
  ["an attribute of the requester", { text: { en: "x", fr: "{{requester.nom}}" } }, "error path.unknown /text/fr"],
  ["a field that is not there", { text: "{{ticket.fields.gone}}" }, "error field.unknown /text"],
  ["braces with no name in them", { text: "{{ticket number}}" }, "error template.placeholder /text"],
  ["braces that are never closed", { text: "Dear {{requester.name" }, "error template.placeholder /text"],
  ["a subject of two lines", { subject: "One\nTwo" }, "error template.subject /subject"],
  ["what a notification does not know", { text: "{{ticket.description}}" }, "warning template.notTold /text"],
  ["who the owner is", { text: "{{assignee.name}}" }, "warning template.notTold /text"],
  ["the link to a rating", { text: "{{link}}" }, "hint template.link /text"],
  ["a language that is missing", { text: { en: "Only English" } }, "warning template.language /text"],
])("is told of a template: %s", (_title, change, line) => {
  expect(found(change)).toEqual([line]);
});

test("the link by which a requester follows a ticket is known to mails", () => {
  expect(found({ text: "{{ticketLink}}" })).toEqual([]);
});

test("every finding about a template is said in both languages", () => {
  const all = template({ subject: "a\nb", text: { en: "{{a b}} {{ticket.nope}} {{now}} {{requester.nom}}" } });
  const { findings } = verify(all, directory);
  expect(findings).toHaveLength(6);
  for (const { message } of findings) {
    expect(message.en).toMatch(/^.{10,}[.]$/s);
    expect(message.fr).toMatch(/^.{10,}[.]$/s);
    expect(message.fr).not.toBe(message.en);
  }
});

test("a notification carries along what is said here that it knows, and nothing else", () => {
  const attributes = Object.fromEntries([...TOLD_ATTRIBUTES].map((name) => [name, null]));
  // Of a scene the values read the ticket, the actor and the scope alone.
  const scene = {
    ticket: { ...attributes, place: { blueprint: "b", state: "s" } },
    actor: { id: "agent:ana" },
    scope: {},
  } as unknown as Parameters<typeof effectValues>[0];
  expect(Object.keys(effectValues(scene).ticket as object).sort()).toEqual([...TOLD_ATTRIBUTES].sort());
});
