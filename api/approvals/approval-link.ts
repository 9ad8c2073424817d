import { readClaims, signClaims } from "../auth/signed-claims.ts";

/** A link works for so long after people were asked; who needs longer signs in. */
const VALID_MS = 60 * 86_400_000;
const PURPOSE = "approvals";

/** What a link says: this one asking, and who answers by it. It says nothing about the answer: that is given on the page. */
export interface ApprovalLink {
  readonly ticket: string;
  /** When people were asked, epoch ms: asked anew, the ticket has another instant and needs another link. */
  readonly askedAt: number;
  /** `agent:marc` or `requester:…`. */
  readonly person: string;
}

export const approvalToken = (secret: string, { ticket, askedAt, person }: ApprovalLink): string =>
  signClaims(secret, PURPOSE, [ticket, askedAt, person]);

/** What a token says; null for one that we have not signed, or whose time is over. */
export function approvalOf(secret: string, token: string, now: number): ApprovalLink | null {
  const claims = readClaims(secret, PURPOSE, token);
  if (claims === null) return null;
  // Our own signature: these are our own words.
  const [ticket, askedAt, person] = claims as [string, number, string];
  return askedAt + VALID_MS < now ? null : { ticket, askedAt, person };
}

const PATH = "/api/approve/";

/** Where a link leads. */
export const approvalAddress = (address: string, token: string): string => `${address}${PATH}${token}`;

/** A text of a mail for other eyes than its reader's: by the link they would answer in that name. */
export const withoutApprovalLinks = (text: string, keeps: (token: string) => boolean = () => false): string =>
  text.replaceAll(/\/api\/approve\/([\w.-]+)/g, (whole, token: string) => (keeps(token) ? whole : `${PATH}…`));
