/** An organization whose people see each other's tickets, and who said so. */
export interface OrganizationSharingTable {
  organization: string;
  by_actor: string;
  at: number;
}

/** A ticket whose links were taken back. */
export interface TicketLinkTable {
  ticket: string;
  /** Links made up to this instant lead nowhere. */
  void_until: number;
  by_actor: string;
}

/** How often somebody has answered by a signed link of late. */
export interface LinkAnswerTable {
  link: string;
  times: number;
  /** Epoch ms; counted anew from then on. */
  until: number;
}

/** When the page behind a signed link was opened. */
export interface LinkOpeningTable {
  /** `ticket …`, `rating …`, `thread …` with the id. */
  link: string;
  /** Epoch ms. */
  first_at: number;
  last_at: number;
}
