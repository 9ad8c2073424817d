import { z } from "zod";
import { keySchema } from "../../blueprints/key.ts";
import { RIGHTS } from "../../blueprints/people.ts";
import { BASES, SIGHTS } from "../../blueprints/role.ts";
import { LANGUAGES } from "../../blueprints/text.ts";
import { endpoint, idParams, instant, named, text } from "./endpoint.ts";
import { sessionViewSchema } from "./session.ts";

const name = z.string().trim().min(1).max(120);
const key = (kind: "group" | "department" | "role") =>
  z
    .string()
    .regex(new RegExp(`^${kind}:[a-z0-9][a-z0-9._-]{0,63}$`))
    .describe(`${kind}:key`);

/** Where somebody stands on the desk: who he is, what he may do, and whose tickets he sees. */
const placeSchema = z.strictObject({
  name,
  email: z.email().max(320),
  role: key("role").describe("A shipped role, or one of the desk's own that is in force."),
  rights: z.array(z.enum(RIGHTS)).max(RIGHTS.length).describe("Rights beyond the process."),
  groups: z.array(key("group")).max(100),
  departments: z.array(key("department")).max(100).describe("He sees the tickets of these departments."),
  language: z.enum(LANGUAGES),
});

const memberSchema = placeSchema.extend({
  /** `agent:ana` */
  id: z.string(),
  email: z.string(),
  active: z.boolean(),
  /** Whether he has a password, and can sign in. */
  enrolled: z.boolean(),
});

/** A link by which somebody sets his password, once, and until when; also in a mail to him. */
const invitationSchema = z.strictObject({ link: z.string(), expiresAt: instant });

const groupSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  department: z.string().nullable(),
  calendar: z.string().nullable(),
  members: z.array(named),
});

const groupPlaceSchema = z.strictObject({
  name,
  department: key("department").nullable(),
  calendar: keySchema.nullable().describe("Its own working hours; null: none."),
  members: z.array(z.string().max(100)).max(1000).describe("Everybody who is in it, by id."),
});

const departmentSchema = z.strictObject({ id: z.string(), name: z.string(), people: z.int(), groups: z.int() });

/** A role that somebody can be given. */
const roleSchema = z.strictObject({
  /** `role:team-lead` */
  id: z.string(),
  /** Null: it is shipped. */
  name: text.nullable(),
  basedOn: z.enum(BASES),
  rights: z.array(z.enum(RIGHTS)),
  sees: z.enum(SIGHTS),
  /** How many have it. */
  people: z.int(),
});

export type TeamRole = z.infer<typeof roleSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Place = z.infer<typeof placeSchema>;
export type TeamGroup = z.infer<typeof groupSchema>;
export type TeamDepartment = z.infer<typeof departmentSchema>;
export type Invitation = z.infer<typeof invitationSchema>;

export const team = {
  read: endpoint({
    name: "team.read",
    method: "GET",
    path: "/team",
    who: "admin",
    summary: "Colleagues, groups and departments, with everything that an admin sets of them",
    answers: {
      200: z.strictObject({
        people: z.array(memberSchema),
        groups: z.array(groupSchema),
        departments: z.array(departmentSchema),
        roles: z.array(roleSchema),
      }),
    },
  }),
  addPerson: endpoint({
    name: "team.addPerson",
    method: "POST",
    path: "/team/people",
    who: "admin",
    summary: "Add a colleague; the answer has the link by which he sets his password, and a mail goes out with it",
    idempotencyKey: "accepted",
    body: placeSchema.partial({ rights: true, groups: true, departments: true, language: true, role: true }),
    answers: { 201: z.strictObject({ person: memberSchema, invitation: invitationSchema }) },
  }),
  changePerson: endpoint({
    name: "team.changePerson",
    method: "PATCH",
    path: "/team/people/:id",
    who: "admin",
    summary:
      "Change who somebody is, what he may do and where he belongs; active: false lets him go, a collaborator's role takes the seat: then his open tickets go back",
    params: idParams,
    body: placeSchema.extend({ active: z.boolean() }).partial(),
    answers: { 200: memberSchema },
  }),
  invite: endpoint({
    name: "team.invite",
    method: "POST",
    path: "/team/people/:id/invitation",
    who: "admin",
    summary: "A new link by which somebody sets his password; those made before end with its first use",
    params: idParams,
    answers: { 200: invitationSchema },
  }),
  addGroup: endpoint({
    name: "team.addGroup",
    method: "POST",
    path: "/team/groups",
    who: "admin",
    summary: "Add a group; its key is made of its name",
    idempotencyKey: "accepted",
    body: groupPlaceSchema.partial({ department: true, calendar: true, members: true }),
    answers: { 201: groupSchema },
  }),
  changeGroup: endpoint({
    name: "team.changeGroup",
    method: "PATCH",
    path: "/team/groups/:id",
    who: "admin",
    summary: "Change a group's name, department, working hours or members",
    params: idParams,
    body: groupPlaceSchema.partial(),
    answers: { 200: groupSchema },
  }),
  addDepartment: endpoint({
    name: "team.addDepartment",
    method: "POST",
    path: "/team/departments",
    who: "admin",
    summary: "Add a department; its key is made of its name",
    idempotencyKey: "accepted",
    body: z.strictObject({ name }),
    answers: { 201: departmentSchema },
  }),
  changeDepartment: endpoint({
    name: "team.changeDepartment",
    method: "PATCH",
    path: "/team/departments/:id",
    who: "admin",
    summary: "Rename a department",
    params: idParams,
    body: z.strictObject({ name }),
    answers: { 200: departmentSchema },
  }),
  readInvitation: endpoint({
    name: "team.readInvitation",
    method: "GET",
    path: "/invitation",
    who: "nobody",
    summary: "For whom a link to set a password is",
    query: z.strictObject({ token: z.string().max(500) }),
    answers: { 200: z.strictObject({ name: z.string(), email: z.string(), expiresAt: instant }) },
  }),
  acceptInvitation: endpoint({
    name: "team.acceptInvitation",
    method: "POST",
    path: "/invitation",
    who: "nobody",
    summary: "Set the password by a link, and sign in; whatever was signed in before under this name is signed out",
    body: z.strictObject({ token: z.string().max(500), password: z.string().min(10).max(200) }),
    answers: { 200: sessionViewSchema },
  }),
  forgotten: endpoint({
    name: "team.forgotten",
    method: "POST",
    path: "/forgotten-password",
    who: "nobody",
    summary: "Ask for a mail with a link to set a new password; the answer is the same for every address",
    body: z.strictObject({ email: z.string().min(1).max(320) }),
    answers: { 204: null },
  }),
} as const;
