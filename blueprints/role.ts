import { z } from "zod";
import { RIGHTS, type Right } from "./people.ts";
import { textSchema } from "./text.ts";

/** What a role stands on: which pages are open to who has it. What is shipped under these names never changes. */
export const BASES = ["collaborator", "agent", "manager", "admin"] as const;
export type Base = (typeof BASES)[number];

/**
 * Whose tickets somebody sees, from few to all. `own`: in his hands, followed by him, or asking him for something. `groups`: those
 * of his groups too. `departments`: those of his departments and of none too.
 */
export const SIGHTS = ["own", "groups", "departments", "everything"] as const;
export type Sight = (typeof SIGHTS)[number];

/** A role of the desk's own: a set of rights, under a name. */
export const roleSchema = z
  .strictObject({
    $schema: z.string().max(200).optional(),
    kind: z.literal("role"),
    schemaVersion: z.literal(1),
    key: z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/),
    name: textSchema,
    basedOn: z
      .enum(BASES)
      .describe("The shipped role on which it stands: its pages are open, documents that name it mean this one too."),
    rights: z.array(z.enum(RIGHTS)).max(RIGHTS.length).describe("Rights beyond the process."),
    sees: z.enum(SIGHTS).describe("Whose tickets are seen."),
  })
  .describe("Role: what people who have it may do and see.");

export type Role = z.infer<typeof roleSchema>;

/** Rights over whole areas, which managers have without being given them. */
export const AREA_RIGHTS = ["people", "contacts", "articles", "reports", "effects"] as const satisfies readonly Right[];

/** What a shipped role gives, as long as nobody says otherwise of a person. */
export const SHIPPED: { readonly [B in Base]: { readonly rights: readonly Right[]; readonly sees: Sight } } = {
  collaborator: { rights: [], sees: "own" },
  agent: { rights: [], sees: "departments" },
  manager: { rights: ["design", "publish", "jump", "revoke", "excuse"], sees: "departments" },
  admin: { rights: RIGHTS, sees: "everything" },
};

/** What somebody with these roles and rights may do, with what comes with his role. */
export function effectiveRights(roles: readonly string[], rights: readonly Right[]): readonly Right[] {
  const leads = roles.includes("role:manager") || roles.includes("role:admin");
  return leads ? [...new Set([...rights, ...AREA_RIGHTS])] : rights;
}

/** Whether `sight` shows at most what `other` shows. */
export const seesNoMore = (sight: Sight, other: Sight): boolean => SIGHTS.indexOf(sight) <= SIGHTS.indexOf(other);

/** Whether `base` opens at most what `other` opens. */
export const opensNoMore = (base: Base, other: Base): boolean => BASES.indexOf(base) <= BASES.indexOf(other);
