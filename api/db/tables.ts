import type {
  ApiTokenTable,
  CounterTable,
  DefinitionTable,
  ImportRunTable,
  RearmTable,
  SchemaTable,
} from "./tables/administration.ts";
import type { ArticleCategoryTable, ArticleTable, ArticleVersionTable, ArticleWordTable } from "./tables/articles.ts";
import type { BulkItemTable, BulkJobTable } from "./tables/bulk.ts";
import type { ChannelHandleTable, ChannelInTable, ChannelSecretTable, ChannelThreadTable } from "./tables/channels.ts";
import type { ChatTicketTable, ChatVisitTable } from "./tables/chat.ts";
import type {
  ContactImportPartTable,
  ContactImportTable,
  ContactMergeTable,
  ContactMergeTicketTable,
} from "./tables/contacts.ts";
import type {
  AutomaticMailTable,
  DeliveryTable,
  DestinationTable,
  IncidentTable,
  MailLogTable,
  OutboxTable,
  WebhookEndpointTable,
} from "./tables/effects.ts";
import type { MailFetchTable } from "./tables/mail-fetch.ts";
import type { MailInTable } from "./tables/mail-in.ts";
import type {
  DeadAddressTable,
  MailOutcomeTable,
  ProvenAddressTable,
  UnsubscribedTable,
} from "./tables/mail-outcome.ts";
import type {
  ContactIdentityTable,
  ContactTable,
  DepartmentTable,
  GroupTable,
  GroupTurnTable,
  HandBackTable,
  OrganizationTable,
  PersonChangeTable,
  PersonGroupTable,
  PersonTable,
  PresenceTable,
} from "./tables/people.ts";
import type { LinkAnswerTable, LinkOpeningTable, OrganizationSharingTable, TicketLinkTable } from "./tables/portal.ts";
import type { ProblemTable } from "./tables/problems.ts";
import type { PublishNoticeTable, PublishRequestTable, SecondPersonTable } from "./tables/publishing.ts";
import type { WeeklyMailTable, WeeklyWishTable } from "./tables/reports.ts";
import type {
  AttachmentTable,
  DecisionTable,
  DraftTable,
  InboxTable,
  JournalTable,
  LookingTable,
  MessageFileTable,
  MessageTable,
  TicketTable,
  ViewSkipTable,
  WordChangeTable,
} from "./tables/tickets.ts";

/** Every table, in both databases the same: text, integers, epoch ms, 0/1, JSON as text. */
export interface Tables {
  ticket: TicketTable;
  word_change: WordChangeTable;
  journal: JournalTable;
  message: MessageTable;
  message_file: MessageFileTable;
  inbox: InboxTable;
  decision: DecisionTable;
  draft: DraftTable;
  looking: LookingTable;
  attachment: AttachmentTable;
  view_skip: ViewSkipTable;
  bulk_job: BulkJobTable;
  bulk_item: BulkItemTable;
  article: ArticleTable;
  article_version: ArticleVersionTable;
  article_category: ArticleCategoryTable;
  article_word: ArticleWordTable;
  problem: ProblemTable;
  outbox: OutboxTable;
  delivery: DeliveryTable;
  destination: DestinationTable;
  webhook_endpoint: WebhookEndpointTable;
  automatic_mail: AutomaticMailTable;
  mail_log: MailLogTable;
  mail_in: MailInTable;
  channel_secret: ChannelSecretTable;
  channel_in: ChannelInTable;
  channel_thread: ChannelThreadTable;
  channel_handle: ChannelHandleTable;
  chat_visit: ChatVisitTable;
  chat_ticket: ChatTicketTable;
  mail_fetch: MailFetchTable;
  mail_outcome: MailOutcomeTable;
  dead_address: DeadAddressTable;
  proven_address: ProvenAddressTable;
  unsubscribed: UnsubscribedTable;
  incident: IncidentTable;
  person: PersonTable;
  presence: PresenceTable;
  person_change: PersonChangeTable;
  hand_back: HandBackTable;
  group_turn: GroupTurnTable;
  person_group: PersonGroupTable;
  desk_group: GroupTable;
  department: DepartmentTable;
  contact: ContactTable;
  contact_identity: ContactIdentityTable;
  organization: OrganizationTable;
  organization_sharing: OrganizationSharingTable;
  ticket_link: TicketLinkTable;
  link_opening: LinkOpeningTable;
  link_answer: LinkAnswerTable;
  contact_merge: ContactMergeTable;
  contact_merge_ticket: ContactMergeTicketTable;
  contact_import: ContactImportTable;
  contact_import_part: ContactImportPartTable;
  weekly_wish: WeeklyWishTable;
  weekly_mail: WeeklyMailTable;
  definition: DefinitionTable;
  second_person: SecondPersonTable;
  publish_request: PublishRequestTable;
  publish_notice: PublishNoticeTable;
  counter: CounterTable;
  import_run: ImportRunTable;
  rearm: RearmTable;
  api_token: ApiTokenTable;
  filrouge_schema: SchemaTable;
}
