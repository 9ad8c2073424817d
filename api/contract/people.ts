import { z } from "zod";
import { capacitySchema } from "../../blueprints/assignment.ts";
import { keySchema } from "../../blueprints/key.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, idParams, instant, json, named, sentence } from "./endpoint.ts";

const presenceSchema = z.strictObject({
  availability: z.enum(["online", "away"]),
  absentUntil: instant.nullable(),
});

/** Somebody of the desk: how he works, and whether tickets reach him by themselves now. */
export const workerViewSchema = z.strictObject({
  /** `agent:ana` */
  id: z.string(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  language: z.string(),
  groups: z.array(named),
  skills: z.array(z.string()),
  /** Key of the calendar of his shifts; null: always on. */
  shift: z.string().nullable(),
  /** In place of what his groups say; empty: as they say. */
  capacity: capacitySchema,
  presence: presenceSchema,
  /** Why nothing reaches him by itself now; null: it does. */
  unavailable: sentence.nullable(),
  /** When he is there again, or when his shift ends; null: nobody knows, or never. */
  nextChange: instant.nullable(),
  /** Unsolved tickets in his hands. */
  tickets: z.int(),
});

/** What becomes of somebody's open tickets when he is absent until a day. */
const foreseenSchema = z.strictObject({
  total: z.int(),
  back: z.array(z.strictObject({ group: named, tickets: z.int() })),
  /** Of no group: nobody has them then. */
  toNobody: z.int(),
  stay: z.int(),
});

const changeSchema = z.strictObject({
  at: instant,
  by: named,
  what: z.enum([
    "skills",
    "shift",
    "capacity",
    "language",
    "availability",
    "absentUntil",
    "name",
    "email",
    "roles",
    "rights",
    "sees",
    "groups",
    "departments",
    "active",
  ]),
  from: json,
  to: json,
});

/** Somebody of a group as its method sees him. */
const candidateSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  available: z.boolean(),
  unavailable: sentence.nullable(),
  load: z.strictObject({ new: z.number(), open: z.number(), pending: z.number(), hold: z.number() }),
  onChannel: z.int(),
  skills: z.array(z.string()),
  lastAssignedAt: instant.nullable(),
  capacity: capacitySchema.optional(),
});

const candidatesSchema = z.strictObject({
  people: z.array(candidateSchema),
  /** Who had the requester's last ticket. */
  lastOwner: z.string().nullable(),
  /** Who of the group was last chosen in turn. */
  lastInTurn: z.string().nullable(),
  /** Unsolved tickets of the group that nobody has. */
  waiting: z.int(),
});

export type Candidates = z.infer<typeof candidatesSchema>;
export type WorkerView = z.infer<typeof workerViewSchema>;
export type Foreseen = z.infer<typeof foreseenSchema>;

export const people = {
  list: endpoint({
    name: "people.list",
    method: "GET",
    path: "/people",
    who: "right:people",
    summary: "Everybody of the desk: skills, shift, capacity, presence and load; and every skill that is known",
    answers: { 200: z.strictObject({ items: z.array(workerViewSchema), skills: z.array(z.string()) }) },
  }),
  change: endpoint({
    name: "people.change",
    method: "PATCH",
    path: "/people/:id",
    who: "admin",
    summary: "Change how somebody works: skills, shift, capacity, language",
    params: idParams,
    body: z.strictObject({
      skills: z.array(keySchema).max(50).optional(),
      shift: keySchema.nullable().optional().describe("Key of a calendar; null: always on."),
      capacity: capacitySchema.optional().describe("In place of what his groups say; {}: as they say."),
      language: z.enum(LANGUAGES).optional(),
    }),
    answers: { 200: workerViewSchema },
  }),
  presence: endpoint({
    name: "people.presence",
    method: "PATCH",
    path: "/people/:id/presence",
    who: "right:people",
    summary: "Set somebody online, away, or absent until a day; his tickets go back to his groups as their rules say",
    params: idParams,
    body: presenceSchema.partial(),
    answers: { 200: workerViewSchema },
  }),
  foresee: endpoint({
    name: "people.foresee",
    method: "GET",
    path: "/people/:id/absence",
    who: "agent",
    summary:
      "What would become of somebody's open tickets if he were absent until an instant, or left the desk; for oneself or by managers",
    params: idParams,
    query: z.strictObject({
      until: z.coerce.number().int().optional().describe("Epoch ms; absent: he leaves the desk for good."),
    }),
    answers: { 200: foreseenSchema },
  }),
  changes: endpoint({
    name: "people.changes",
    method: "GET",
    path: "/people/:id/changes",
    who: "right:people",
    summary: "Who changed what of somebody's settings, the newest first",
    params: idParams,
    answers: { 200: z.strictObject({ items: z.array(changeSchema) }) },
  }),
  candidates: endpoint({
    name: "people.candidates",
    method: "GET",
    path: "/groups/:id/candidates",
    who: "right:people",
    summary: "Who of a group is there now, with load and capacity: what the group's method chooses from",
    params: idParams,
    query: z.strictObject({
      channel: z.string().max(40).optional(),
      requester: z.string().max(100).optional(),
      by: z.enum(["tickets", "effort"]).optional().describe("What load counts; tickets when absent."),
    }),
    answers: { 200: candidatesSchema },
  }),
} as const;
