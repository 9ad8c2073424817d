import { portal } from "../../contract/portal.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readSharing, setSharing } from "../../portal/colleagues.ts";

export const listOrganizations = handles(portal.organizations, async ({ store }) => ({
  status: 200,
  body: { items: await readSharing(store.db) },
}));

export const shareTickets = handles(portal.share, async ({ store, clock }, { principal, params, body }) => {
  const known = (await readSharing(store.db)).find(({ id }) => id === params.id);
  if (!known) throw refusal("notFound");
  await setSharing(store.db, known.id, body.shares, principal.id, clock.now());
  return { status: 200, body: { ...known, shares: body.shares } };
});
