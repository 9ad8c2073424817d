import type { z } from "zod";
import { blueprintSchema } from "./blueprint.ts";
import { calendarSchema } from "./calendar.ts";
import { fieldSchema } from "./field.ts";
import { lifecycleSchema } from "./lifecycle.ts";
import { slaPolicySchema } from "./sla-policy.ts";
import { templateSchema } from "./template.ts";
import { timeRuleSchema } from "./time-rule.ts";

/** Every kind of document there is, with its grammar. */
export const kinds = {
  blueprint: blueprintSchema,
  lifecycle: lifecycleSchema,
  field: fieldSchema,
  template: templateSchema,
  calendar: calendarSchema,
  "sla-policy": slaPolicySchema,
  "time-rule": timeRuleSchema,
} as const;

export type Kind = keyof typeof kinds;
export type DocumentOf<K extends Kind> = z.infer<(typeof kinds)[K]>;
/** Any document that can be drawn, published, exported. */
export type Document = { [K in Kind]: DocumentOf<K> }[Kind];

export const isKind = (value: unknown): value is Kind => typeof value === "string" && Object.hasOwn(kinds, value);
