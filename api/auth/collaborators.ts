import { isCollaborator } from "../../runtime/permission.ts";
import type { Api } from "../contract/api.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import type { Principal } from "./principal.ts";

/** The name of every endpoint there is. */
type Name = {
  [A in keyof Api]: { [E in keyof Api[A]]: Api[A][E] extends { name: infer N } ? N : never }[keyof Api[A]];
}[keyof Api];

/** What agents call that is open to collaborators too: one ticket that asks for them, and what its page shows. All else is the desk's. */
const OPEN: ReadonlySet<string> = new Set([
  "tickets.offers",
  "tickets.step",
  "tickets.clocks",
  "tickets.drafts",
  "tickets.draft",
  "tickets.saveDraft",
  "tickets.removeDraft",
  "waiting.read",
  "waiting.mine",
  "waiting.takeBack",
  "beside.read",
  "beside.tickTask",
  "drafts.words",
  "drafts.keepWords",
  "undo.read",
  "undo.take",
  "live.onlookers",
  "live.look",
  "live.lookAway",
  "views.list",
  "views.counts",
  "views.read",
  "views.tickets",
  "definitions.version",
  "definitions.live",
  "thirdParties.list",
  "effects.list",
  "problems.ofTicket",
] satisfies readonly Name[]);

/** Whether a collaborator calls what is the desk's alone. */
export const isShutTo = (principal: Principal | null, { who, name }: Endpoint): boolean =>
  principal !== null && isCollaborator(principal.actor) && who !== "nobody" && who !== "signedIn" && !OPEN.has(name);
