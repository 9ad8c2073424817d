import type { View } from "../../../blueprints/view.ts";
import { mayCall, type Principal } from "../../auth/principal.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { absence } from "../../people/there.ts";
import { type BookedView, ViewBook } from "../../tickets/view-book.ts";
import type { Onlooker } from "../../tickets/view-tickets.ts";
import { visibleTo } from "../tickets/visible.ts";

const books = new WeakMap<Desk, ViewBook>();

const mayManage = (principal: Principal): boolean => mayCall("manager", principal);

/** Whether somebody has a view: everyone's, his groups', his own; who manages views has all but other people's own. */
function has({ sees }: View, principal: Principal): boolean {
  if (sees === "everyone") return true;
  if ("person" in sees) return sees.person === principal.id;
  return mayManage(principal) || sees.groups.some((group) => principal.actor.groups.includes(group));
}

/** One's own by oneself, shared ones by who manages. */
export const mayChange = ({ sees }: View, principal: Principal): boolean =>
  sees !== "everyone" && "person" in sees ? sees.person === principal.id : mayManage(principal);

/** The views that somebody has: shared ones first, then those of groups, then own ones, each in their order. */
export async function viewsOf(desk: Desk, principal: Principal): Promise<readonly BookedView[]> {
  const book = books.get(desk) ?? new ViewBook();
  books.set(desk, book);
  const all = (await book.views(desk.store.db, desk.statements)).filter(({ view }) => has(view, principal));
  const place = ({ view: { sees } }: BookedView) => (sees === "everyone" ? 0 : "groups" in sees ? 1 : 2);
  return all.toSorted((one, other) => place(one) - place(other));
}

/** The view that a path names. One that somebody else has is answered like one that is not there. */
export async function foundView(desk: Desk, principal: Principal, key: string): Promise<BookedView> {
  const found = (await viewsOf(desk, principal)).find(({ view }) => view.key === key);
  if (!found) throw refusal("notFound");
  return found;
}

/** Who is at work now, as the assignment of tickets sees it. */
async function readOnShift({ store, definitions, clock }: Desk): Promise<ReadonlySet<string>> {
  const people = await store.db
    .selectFrom("person")
    .leftJoin("presence", "presence.person", "person.key")
    .select(["person.key", "availability", "absent_until", "shift"])
    .where("active", "=", 1)
    .execute();
  const inForce = await definitions.current(store.db);
  const now = clock.now();
  return new Set(people.filter((one) => absence(one, inForce, now) === null).map(({ key }) => key));
}

const SHIFT = "assignee.onShift";

/** The caller as somebody who looks at these views, now or at another moment. */
export async function onlookerOf(
  desk: Desk,
  principal: Principal,
  views: readonly Pick<View, "when">[],
  now = desk.clock.now(),
): Promise<Onlooker> {
  const { store, statements } = desk;
  const asked = views.some(({ when }) => JSON.stringify(when ?? null).includes(SHIFT));
  return {
    store,
    statements,
    definitions: await desk.definitions.current(store.db),
    actor: principal.actor,
    now,
    onShift: asked ? await readOnShift(desk) : new Set(),
    scope: visibleTo(principal),
  };
}
