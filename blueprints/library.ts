import type { Document } from "./kinds.ts";
import baseLifecycle from "./library/base-lifecycle.json" with { type: "json" };
import always from "./library/calendars/always.json" with { type: "json" };
import parisOffice from "./library/calendars/paris-office.json" with { type: "json" };
import tokyoOffice from "./library/calendars/tokyo-office.json" with { type: "json" };
import discountApproval from "./library/discount-approval.json" with { type: "json" };
import amount from "./library/fields/amount.json" with { type: "json" };
import appVersion from "./library/fields/appVersion.json" with { type: "json" };
import article from "./library/fields/article.json" with { type: "json" };
import bugReference from "./library/fields/bugReference.json" with { type: "json" };
import discount from "./library/fields/discount.json" with { type: "json" };
import duplicateOf from "./library/fields/duplicateOf.json" with { type: "json" };
import expectedOn from "./library/fields/expectedOn.json" with { type: "json" };
import fixedIn from "./library/fields/fixedIn.json" with { type: "json" };
import notifications from "./library/fields/notifications.json" with { type: "json" };
import osVersion from "./library/fields/osVersion.json" with { type: "json" };
import phoneModel from "./library/fields/phoneModel.json" with { type: "json" };
import product from "./library/fields/product.json" with { type: "json" };
import responsibleSection from "./library/fields/responsibleSection.json" with { type: "json" };
import seriousness from "./library/fields/seriousness.json" with { type: "json" };
import serviceLevel from "./library/fields/serviceLevel.json" with { type: "json" };
import serviceType from "./library/fields/serviceType.json" with { type: "json" };
import supportSection from "./library/fields/supportSection.json" with { type: "json" };
import thirdParty from "./library/fields/thirdParty.json" with { type: "json" };
import workgroup from "./library/fields/workgroup.json" with { type: "json" };
import financeRequests from "./library/finance-requests.json" with { type: "json" };
import helpdeskLog from "./library/helpdesk-log.json" with { type: "json" };
import askContext from "./library/templates/ask-context.json" with { type: "json" };
import discountDecided from "./library/templates/discount-decided.json" with { type: "json" };
import fixDelivered from "./library/templates/fix-delivered.json" with { type: "json" };
import suggestionDeclined from "./library/templates/suggestion-declined.json" with { type: "json" };
import teamAnswered from "./library/templates/team-answered.json" with { type: "json" };
import teamAsked from "./library/templates/team-asked.json" with { type: "json" };
import thirdPartyAnswered from "./library/templates/third-party-answered.json" with { type: "json" };
import thirdPartyAsked from "./library/templates/third-party-asked.json" with { type: "json" };
import ticketLate from "./library/templates/ticket-late.json" with { type: "json" };
import vtouchFeedback from "./library/vtouch-feedback.json" with { type: "json" };
import { readValue } from "./read.ts";

/** A document that every fresh desk gets. `published`: goes live at once; else it is laid down as a draft. */
export interface Shipped {
  readonly document: Document;
  readonly published: boolean;
}

/** Blueprints in entry order. What is written but not run yet stays a draft. */
const blueprints = [
  { json: vtouchFeedback, published: true },
  { json: discountApproval, published: false },
  { json: financeRequests, published: true },
  { json: helpdeskLog, published: true },
];

const fields = [
  phoneModel,
  osVersion,
  appVersion,
  notifications,
  article,
  bugReference,
  fixedIn,
  duplicateOf,
  product,
  thirdParty,
  expectedOn,
  amount,
  discount,
  seriousness,
  serviceLevel,
  serviceType,
  supportSection,
  responsibleSection,
  workgroup,
];

const templates = [
  askContext,
  suggestionDeclined,
  fixDelivered,
  teamAsked,
  teamAnswered,
  thirdPartyAsked,
  thirdPartyAnswered,
  ticketLate,
  discountDecided,
];

const calendars = [parisOffice, tokyoOffice, always];

const published = (json: unknown): { json: unknown; published: boolean } => ({ json, published: true });

/** Everything that is shipped: what others name comes first, blueprints last and in entry order. */
export const library: readonly Shipped[] = [
  ...[...fields, ...templates, ...calendars, baseLifecycle].map(published),
  ...blueprints,
].map(({ json, published: live }) => ({ document: shipped(json), published: live }));

function shipped(json: unknown): Document {
  const read = readValue(json);
  // The tests read every one of them, so this is never met.
  if (!read.ok)
    throw new Error(`A shipped document does not read: ${read.findings[0]?.pointer} ${read.findings[0]?.message.en}`);
  return read.document;
}
