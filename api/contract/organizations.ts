import { z } from "zod";
import { name } from "./contact-parts.ts";
import { endpoint, idParams, json, pageQuery } from "./endpoint.ts";

const organizationSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Plan, VIP and whatever else conditions read as organization.attributes. */
  attributes: z.record(z.string(), json),
  contacts: z.int(),
  /** What an If-Match names. */
  revision: z.int(),
});

const attribute = z.union([z.string().max(500), z.number(), z.boolean()]);
const organizationBody = {
  name,
  attributes: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, "Letters, digits and dashes, a letter first."), attribute)
    .refine((given) => Object.keys(given).length <= 50, "At most 50."),
};

export type OrganizationView = z.infer<typeof organizationSchema>;

export const organizations = {
  organizations: endpoint({
    name: "contacts.organizations",
    method: "GET",
    path: "/organizations",
    who: "agent",
    summary: "Organizations by name",
    query: z.strictObject({ text: z.string().max(200).optional(), ...pageQuery }),
    answers: { 200: z.strictObject({ items: z.array(organizationSchema), next: z.string().nullable() }) },
  }),
  organization: endpoint({
    name: "contacts.organization",
    method: "GET",
    path: "/organizations/:id",
    who: "agent",
    summary: "One organization",
    params: idParams,
    answers: { 200: organizationSchema },
  }),
  createOrganization: endpoint({
    name: "contacts.createOrganization",
    method: "POST",
    path: "/organizations",
    who: "right:contacts",
    summary: "Write a new organization",
    body: z.strictObject({ name, attributes: organizationBody.attributes.optional() }),
    answers: { 201: organizationSchema },
  }),
  changeOrganization: endpoint({
    name: "contacts.changeOrganization",
    method: "PATCH",
    path: "/organizations/:id",
    who: "right:contacts",
    summary: "Change an organization; attributes are given whole",
    params: idParams,
    body: z.strictObject(organizationBody).partial(),
    ifMatch: "required",
    answers: { 200: organizationSchema },
  }),
} as const;
