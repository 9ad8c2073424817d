import type { z } from "zod";
import { type Assignment, assignmentSchema } from "./assignment.ts";
import { type Blueprint, blueprintSchema } from "./blueprint.ts";
import { type Calendar, calendarSchema } from "./calendar.ts";
import { type Channel, channelSchema } from "./channel.ts";
import { type Chat, chatSchema } from "./chat.ts";
import { type ContactMatching, contactMatchingSchema } from "./contact-matching.ts";
import { type FieldDefinition, fieldSchema } from "./field.ts";
import { type Form, formSchema } from "./form.ts";
import { type Lifecycle, lifecycleSchema } from "./lifecycle.ts";
import { type Macro, macroSchema } from "./macro.ts";
import { type Mailbox, mailboxSchema } from "./mailbox.ts";
import { type Part, partSchema } from "./part.ts";
import { type Role, roleSchema } from "./role.ts";
import { type Routing, routingSchema } from "./routing.ts";
import { type SlaPolicy, slaPolicySchema } from "./sla-policy.ts";
import { type Template, templateSchema } from "./template.ts";
import { type TimeRule, timeRuleSchema } from "./time-rule.ts";
import { type Trigger, triggerSchema } from "./trigger.ts";
import { type View, viewSchema } from "./view.ts";

interface Documents {
  readonly blueprint: Blueprint;
  readonly lifecycle: Lifecycle;
  readonly field: FieldDefinition;
  readonly template: Template;
  readonly calendar: Calendar;
  readonly "sla-policy": SlaPolicy;
  readonly "time-rule": TimeRule;
  readonly trigger: Trigger;
  readonly routing: Routing;
  readonly assignment: Assignment;
  readonly macro: Macro;
  readonly view: View;
  readonly form: Form;
  readonly role: Role;
  readonly "contact-matching": ContactMatching;
  readonly mailbox: Mailbox;
  readonly channel: Channel;
  readonly chat: Chat;
  readonly part: Part;
}

export type Kind = keyof Documents;
/** Any document that can be drawn, published, exported. */
export type Document = Documents[Kind];

/** Every kind of document there is, with its grammar. */
export const kinds: Readonly<Record<Kind, z.ZodType<Document>>> = {
  blueprint: blueprintSchema,
  lifecycle: lifecycleSchema,
  field: fieldSchema,
  template: templateSchema,
  calendar: calendarSchema,
  "sla-policy": slaPolicySchema,
  "time-rule": timeRuleSchema,
  trigger: triggerSchema,
  routing: routingSchema,
  assignment: assignmentSchema,
  macro: macroSchema,
  view: viewSchema,
  form: formSchema,
  role: roleSchema,
  "contact-matching": contactMatchingSchema,
  mailbox: mailboxSchema,
  channel: channelSchema,
  chat: chatSchema,
  part: partSchema,
};

export const isKind = (value: unknown): value is Kind => typeof value === "string" && Object.hasOwn(kinds, value);
