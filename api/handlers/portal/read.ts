import type { Ticket } from "../../../blueprints/ticket.ts";
import { ratingToken } from "../../auth/rating-link.ts";
import { type PortalTicket, portal } from "../../contract/portal.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { goesOnFor } from "../../merge/goes-on.ts";
import { plainText } from "../../present/definitions.ts";
import { offeredTo } from "../tickets/offers.ts";
import { foundTicket } from "../tickets/visible.ts";

export const readPortal = handles(portal.read, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const own = ticket.requester === principal.id;
  const { found } = await offeredTo(desk, principal, ticket);
  const steps = found.offered.map(({ transition, name, fromState, primary, asks }) => ({
    transition,
    name: plainText(name),
    fromState,
    primary,
    asks: [...asks],
  }));
  // Only who was asked rates: a colleague was not.
  const merged = await goesOnFor(desk.store, principal, ticket);
  return { status: 200, body: { own, merged, steps, rating: own ? ratingOf(desk, ticket) : null } };
});

function ratingOf({ config }: Desk, { id, rating }: Ticket): PortalTicket["rating"] {
  if (!rating) return null;
  const { scale, given } = rating;
  return {
    token: ratingToken(config.secret, id),
    scale,
    given: given && { rating: given.rating, stars: given.stars, comment: given.comment },
  };
}
