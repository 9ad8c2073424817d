import { z } from "zod";
import { endpoint, idParams, instant, json, sentence, text } from "./endpoint.ts";

/** Fact of the journal at which somebody wonders; absent: as it is now. */
const entry = z.coerce.number().int().min(1).optional();

/** IANA name of the time zone in which instants are told; absent, or a name that nobody knows: the desk's own. */
const zone = z.string().max(64).optional();

const answerSchema = z.strictObject({
  /** What decided, in one word. */
  because: z.string(),
  /** What is read first: it names the rule, the condition and the value that decided. */
  sentence,
  /** What else belongs to it, a sentence a line. */
  more: z.array(sentence),
  /** `trigger:acknowledge@3`, as it was in force then; null: none was, or no rule decided. */
  rule: z.string().nullable(),
  /** The condition with the values of that moment. */
  explanation: json,
  /** Values of people were not kept: they are those of today. */
  readToday: z.boolean(),
  at: instant,
});

/** A rule that may be asked about: `trigger:acknowledge`, `time-rule:remind`, `routing:main/rows/vip`, `assignment:finance`. */
const askableSchema = z.strictObject({
  rule: z.string(),
  kind: z.enum(["trigger", "row", "timeRule", "assignment"]),
  name: text,
  state: z.enum(["inForce", "draft", "off"]),
});

const rule = z
  .string()
  .max(200)
  .regex(/^(?:(?:trigger|time-rule|assignment):[A-Za-z][A-Za-z0-9_-]{0,63}|routing:[^/]{1,64}\/rows\/.{1,64})$/);

export const why = {
  rules: endpoint({
    name: "why.rules",
    method: "GET",
    path: "/why/rules",
    who: "agent",
    summary: "Rules of which one may ask why they did not act: triggers, rows, time rules, assignment",
    answers: { 200: z.strictObject({ items: z.array(askableSchema) }) },
  }),
  not: endpoint({
    name: "why.not",
    method: "GET",
    path: "/tickets/:id/why/not",
    who: "agent",
    summary: "Why a rule did not act in an event of the ticket, asked again with the values of that moment",
    params: idParams,
    query: z.strictObject({ rule, entry, zone }),
    answers: { 200: answerSchema },
  }),
  his: endpoint({
    name: "why.his",
    method: "GET",
    path: "/tickets/:id/why/his",
    who: "agent",
    summary: "Why the ticket is whose it is, or nobody’s",
    params: idParams,
    query: z.strictObject({ entry, zone }),
    answers: { 200: answerSchema },
  }),
  late: endpoint({
    name: "why.late",
    method: "GET",
    path: "/tickets/:id/why/late",
    who: "agent",
    summary: "Why the ticket is late, or is not: the time limit that decides, its policy and what was counted",
    params: idParams,
    query: z.strictObject({ zone }),
    answers: { 200: answerSchema },
  }),
  noMail: endpoint({
    name: "why.noMail",
    method: "GET",
    path: "/tickets/:id/why/no-mail",
    who: "agent",
    summary: "Why somebody got no mail about an event of the ticket, or what became of it",
    params: idParams,
    query: z.strictObject({
      /** `requester`, or `agent:ana`. */
      to: z.string().regex(/^(?:requester|agent:[a-z0-9][a-z0-9._-]{0,63})$/),
      entry,
      zone,
    }),
    answers: { 200: answerSchema },
  }),
} as const;

export type WhyAnswer = z.infer<typeof answerSchema>;
export type AskableRule = z.infer<typeof askableSchema>;
