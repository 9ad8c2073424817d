import type { Document } from "./kinds.ts";
import helpdeskAssignment from "./library/assignments/helpdesk.json" with { type: "json" };
import baseLifecycle from "./library/base-lifecycle.json" with { type: "json" };
import always from "./library/calendars/always.json" with { type: "json" };
import parisOffice from "./library/calendars/paris-office.json" with { type: "json" };
import tokyoOffice from "./library/calendars/tokyo-office.json" with { type: "json" };
import contactMatching from "./library/contact-matching/main.json" with { type: "json" };
import discountApproval from "./library/discount-approval.json" with { type: "json" };
import amount from "./library/fields/amount.json" with { type: "json" };
import appVersion from "./library/fields/appVersion.json" with { type: "json" };
import article from "./library/fields/article.json" with { type: "json" };
import bugReference from "./library/fields/bugReference.json" with { type: "json" };
import damage from "./library/fields/damage.json" with { type: "json" };
import discount from "./library/fields/discount.json" with { type: "json" };
import duplicateOf from "./library/fields/duplicateOf.json" with { type: "json" };
import expectedOn from "./library/fields/expectedOn.json" with { type: "json" };
import fixedIn from "./library/fields/fixedIn.json" with { type: "json" };
import makerAddress from "./library/fields/makerAddress.json" with { type: "json" };
import notifications from "./library/fields/notifications.json" with { type: "json" };
import orderNumber from "./library/fields/orderNumber.json" with { type: "json" };
import osVersion from "./library/fields/osVersion.json" with { type: "json" };
import phoneModel from "./library/fields/phoneModel.json" with { type: "json" };
import product from "./library/fields/product.json" with { type: "json" };
import responsibleSection from "./library/fields/responsibleSection.json" with { type: "json" };
import returnReason from "./library/fields/returnReason.json" with { type: "json" };
import seriousness from "./library/fields/seriousness.json" with { type: "json" };
import serviceLevel from "./library/fields/serviceLevel.json" with { type: "json" };
import serviceType from "./library/fields/serviceType.json" with { type: "json" };
import supportSection from "./library/fields/supportSection.json" with { type: "json" };
import thirdParty from "./library/fields/thirdParty.json" with { type: "json" };
import workgroup from "./library/fields/workgroup.json" with { type: "json" };
import financeRequests from "./library/finance-requests.json" with { type: "json" };
import financeQuestion from "./library/forms/finance-question.json" with { type: "json" };
import mobileFeedback from "./library/forms/mobile-feedback.json" with { type: "json" };
import returnOfGoods from "./library/forms/return-of-goods.json" with { type: "json" };
import helpdeskLog from "./library/helpdesk-log.json" with { type: "json" };
import askInvoice from "./library/macros/ask-invoice.json" with { type: "json" };
import urgent from "./library/macros/urgent.json" with { type: "json" };
import approvalPart from "./library/parts/approval.json" with { type: "json" };
import rmaPart from "./library/parts/rma.json" with { type: "json" };
import refund from "./library/refund.json" with { type: "json" };
import mainRouting from "./library/routing/main.json" with { type: "json" };
import standard from "./library/sla-policies/standard.json" with { type: "json" };
import tokyo from "./library/sla-policies/tokyo.json" with { type: "json" };
import acknowledged from "./library/templates/acknowledged.json" with { type: "json" };
import approvalAsked from "./library/templates/approval-asked.json" with { type: "json" };
import askContext from "./library/templates/ask-context.json" with { type: "json" };
import assignedToGroup from "./library/templates/assigned-to-group.json" with { type: "json" };
import assignedToYou from "./library/templates/assigned-to-you.json" with { type: "json" };
import discountDecided from "./library/templates/discount-decided.json" with { type: "json" };
import fixDelivered from "./library/templates/fix-delivered.json" with { type: "json" };
import mentioned from "./library/templates/mentioned.json" with { type: "json" };
import noActionTemplate from "./library/templates/no-action.json" with { type: "json" };
import noActionManager from "./library/templates/no-action-manager.json" with { type: "json" };
import pendingNoAnswerTemplate from "./library/templates/pending-no-answer.json" with { type: "json" };
import pendingReminder from "./library/templates/pending-reminder.json" with { type: "json" };
import refundAgreed from "./library/templates/refund-agreed.json" with { type: "json" };
import requesterReplied from "./library/templates/requester-replied.json" with { type: "json" };
import slaBroken from "./library/templates/sla-broken.json" with { type: "json" };
import slaSoonDue from "./library/templates/sla-soon-due.json" with { type: "json" };
import solvedTemplate from "./library/templates/solved.json" with { type: "json" };
import staySoonTooLong from "./library/templates/stay-soon-too-long.json" with { type: "json" };
import stayTooLong from "./library/templates/stay-too-long.json" with { type: "json" };
import suggestionDeclined from "./library/templates/suggestion-declined.json" with { type: "json" };
import teamAnswered from "./library/templates/team-answered.json" with { type: "json" };
import teamAsked from "./library/templates/team-asked.json" with { type: "json" };
import thirdPartyAnswered from "./library/templates/third-party-answered.json" with { type: "json" };
import thirdPartyAsked from "./library/templates/third-party-asked.json" with { type: "json" };
import ticketLate from "./library/templates/ticket-late.json" with { type: "json" };
import askRatingRule from "./library/time-rules/ask-rating.json" with { type: "json" };
import financeNoAction from "./library/time-rules/finance-no-action.json" with { type: "json" };
import holdPastItsDate from "./library/time-rules/hold-past-its-date.json" with { type: "json" };
import noAction from "./library/time-rules/no-action.json" with { type: "json" };
import pendingNoAnswer from "./library/time-rules/pending-no-answer.json" with { type: "json" };
import pendingReminder3Days from "./library/time-rules/pending-reminder-3-days.json" with { type: "json" };
import pendingReminder7Days from "./library/time-rules/pending-reminder-7-days.json" with { type: "json" };
import acknowledge from "./library/triggers/acknowledge.json" with { type: "json" };
import tellAssignee from "./library/triggers/tell-assignee.json" with { type: "json" };
import tellGroup from "./library/triggers/tell-group.json" with { type: "json" };
import tellOwnerOfAnswer from "./library/triggers/tell-owner-of-answer.json" with { type: "json" };
import tellSolved from "./library/triggers/tell-solved.json" with { type: "json" };
import allView from "./library/views/all.json" with { type: "json" };
import chatsView from "./library/views/chats.json" with { type: "json" };
import customerRepliedView from "./library/views/customer-replied.json" with { type: "json" };
import dueSoonView from "./library/views/due-soon.json" with { type: "json" };
import mineView from "./library/views/mine.json" with { type: "json" };
import myTransitionsView from "./library/views/my-transitions.json" with { type: "json" };
import noActionView from "./library/views/no-action.json" with { type: "json" };
import onShiftView from "./library/views/on-shift.json" with { type: "json" };
import overdueView from "./library/views/overdue.json" with { type: "json" };
import pausedView from "./library/views/paused.json" with { type: "json" };
import snoozedView from "./library/views/snoozed.json" with { type: "json" };
import unassignedView from "./library/views/unassigned.json" with { type: "json" };
import unassignedTransitionsView from "./library/views/unassigned-transitions.json" with { type: "json" };
import unsolvedView from "./library/views/unsolved.json" with { type: "json" };
import vtouchFeedback from "./library/vtouch-feedback.json" with { type: "json" };
import warrantyClaim from "./library/warranty-claim.json" with { type: "json" };
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
  { json: refund, published: false },
  { json: warrantyClaim, published: false },
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
  makerAddress,
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
  orderNumber,
  returnReason,
  damage,
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
  noActionTemplate,
  noActionManager,
  stayTooLong,
  staySoonTooLong,
  slaSoonDue,
  slaBroken,
  pendingReminder,
  pendingNoAnswerTemplate,
  acknowledged,
  assignedToYou,
  assignedToGroup,
  requesterReplied,
  solvedTemplate,
  mentioned,
  approvalAsked,
  refundAgreed,
];

const calendars = [parisOffice, tokyoOffice, always];

/** What comes back in many processes, to be put into blueprints. */
const parts = [approvalPart, rmaPart];

/** In their order: the first whose condition holds applies. */
const policies = [tokyo, standard];

/** What is switched off lies there as a draft: a dry run counts what it would touch before somebody publishes it. */
const timeRules = [
  { json: financeNoAction, published: true },
  { json: noAction, published: false },
  { json: pendingReminder3Days, published: false },
  { json: pendingReminder7Days, published: false },
  { json: pendingNoAnswer, published: false },
  { json: holdPastItsDate, published: false },
  { json: askRatingRule, published: false },
];

/** In their order; each sees what earlier ones did. */
const triggers = [acknowledge, tellAssignee, tellGroup, tellOwnerOfAnswer, tellSolved];

const macros = [askInvoice, urgent];

/** As the queue lists them. */
const views = [
  mineView,
  unassignedView,
  overdueView,
  dueSoonView,
  pausedView,
  snoozedView,
  chatsView,
  unsolvedView,
  customerRepliedView,
  noActionView,
  myTransitionsView,
  unassignedTransitionsView,
  onShiftView,
  allView,
];

/** As requesters are offered them. */
const forms = [mobileFeedback, financeQuestion, returnOfGoods];

const published = (json: unknown): { json: unknown; published: boolean } => ({ json, published: true });

/** Everything that is shipped: what others name comes first; blueprints, policies and time rules are in their order. */
export const library: readonly Shipped[] = [
  ...[...fields, ...templates, ...calendars, baseLifecycle, ...parts].map(published),
  ...blueprints,
  ...policies.map(published),
  ...timeRules,
  ...[...triggers, mainRouting, ...macros, ...views, ...forms, contactMatching].map(published),
  // Who gets a ticket by himself is for the desk to decide: the document shows how.
  { json: helpdeskAssignment, published: false },
].map(({ json, published: live }) => ({ document: shipped(json), published: live }));

function shipped(json: unknown): Document {
  const read = readValue(json);
  // The tests read every one of them, so this is never met.
  if (!read.ok)
    throw new Error(`A shipped document does not read: ${read.findings[0]?.pointer} ${read.findings[0]?.message.en}`);
  return read.document;
}
