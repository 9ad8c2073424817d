import type { Json } from "../../../blueprints/json.ts";
import type { Kind } from "../../../blueprints/kinds.ts";
import { roleSchema } from "../../../blueprints/role.ts";
import { isAdmin, type Principal } from "../../auth/principal.ts";
import { departmentsOf, documentsOf } from "../../definitions/belongs-to.ts";
import type { DefinitionRecord } from "../../definitions/read.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { readDepartments } from "../../people/people.ts";
import { reachesNoFurther } from "../../people/reach.ts";
import { roleGiven } from "../../people/roles.ts";

type Document = { readonly [key: string]: Json };

/**
 * Who has the right to draw still draws for his own departments alone; roles are drawn by admins alone, and give nobody more than
 * their author has. Looked at: what is in force, the draft, and what is written now.
 */
export async function assertMayWrite(
  desk: Desk,
  principal: Principal,
  kind: Kind,
  record: DefinitionRecord | undefined,
  written?: Document,
): Promise<void> {
  const documents = [...(record ? documentsOf(record) : []), ...(written ? [written] : [])];
  if (kind === "role") return assertMayGive(principal, documents);
  if (await isOthers(desk, principal, kind, documents)) throw refusal("otherDepartment");
}

/** Whether one of the documents belongs to a department that is not the caller's. */
export async function isOthers(
  desk: Desk,
  principal: Principal,
  kind: Kind,
  documents: readonly Document[],
): Promise<boolean> {
  if (isAdmin(principal)) return false;
  const own = new Set(principal.actor.departments);
  const named = documents.map((document) => departmentsOf(kind, document));
  if (named.every((some) => some !== "all" && some.every((one) => own.has(one)))) return false;
  const all = (await readDepartments(desk.store.db)).map(({ key }) => key);
  return named.some((some) => (some === "all" ? all : some).some((one) => !own.has(one)));
}

function assertMayGive(principal: Principal, documents: readonly Document[]): void {
  if (!isAdmin(principal)) throw refusal("notAllowed");
  const own = { basedOn: "admin", sees: "everything", rights: principal.actor.rights } as const;
  for (const document of documents) {
    const read = roleSchema.safeParse(document);
    // What is no role yet cannot be published either.
    if (read.success && !reachesNoFurther(roleGiven(read.data), own)) throw refusal("beyondOwnRights");
  }
}
