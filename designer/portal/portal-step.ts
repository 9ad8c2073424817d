import type { PortalTicket } from "../../api/contract/portal.ts";

/** A step that is drawn for the requester. */
export type PortalStep = PortalTicket["steps"][number];
