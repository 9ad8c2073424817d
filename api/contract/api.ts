import { approvals } from "./approvals.ts";
import { articles } from "./articles.ts";
import { beside } from "./beside.ts";
import { board } from "./board.ts";
import { bulk } from "./bulk.ts";
import { calls } from "./calls.ts";
import { chat } from "./chat.ts";
import { channelForms } from "./channel-forms.ts";
import { channels } from "./channels.ts";
import { contacts } from "./contacts.ts";
import { definitions } from "./definitions.ts";
import { directory } from "./directory.ts";
import { drafts } from "./drafts.ts";
import { effects } from "./effects.ts";
import type { Endpoint } from "./endpoint.ts";
import { exchange } from "./exchange.ts";
import { figures } from "./figures.ts";
import { files } from "./files.ts";
import { forms } from "./forms.ts";
import { handover } from "./handover.ts";
import { live } from "./live.ts";
import { mailIn } from "./mail-in.ts";
import { mailServers } from "./mail-servers.ts";
import { mailOut } from "./mail-out.ts";
import { merge } from "./merge.ts";
import { pages } from "./pages.ts";
import { people } from "./people.ts";
import { portal } from "./portal.ts";
import { problems } from "./problems.ts";
import { publishing } from "./publishing.ts";
import { reports } from "./reports.ts";
import { rules } from "./rules.ts";
import { search } from "./search.ts";
import { session } from "./session.ts";
import { snooze } from "./snooze.ts";
import { team } from "./team.ts";
import { templates } from "./templates.ts";
import { thirdParties } from "./third-parties.ts";
import { tickets } from "./tickets.ts";
import { tokens } from "./tokens.ts";
import { undo } from "./undo.ts";
import { views } from "./views.ts";
import { waiting } from "./waiting.ts";
import { webhooks } from "./webhooks.ts";
import { why } from "./why.ts";

/** Every endpoint, by area. Server, client, OpenAPI document and the test of rights are made from it. */
export const api = {
  session,
  tickets,
  search,
  waiting,
  beside,
  articles,
  problems,
  bulk,
  calls,
  live,
  undo,
  mailOut,
  snooze,
  merge,
  handover,
  thirdParties,
  drafts,
  files,
  definitions,
  exchange,
  publishing,
  rules,
  why,
  directory,
  contacts,
  people,
  team,
  reports,
  figures,
  board,
  tokens,
  effects,
  webhooks,
  mailIn,
  channels,
  channelForms,
  chat,
  templates,
  forms,
  mailServers,
  approvals,
  portal,
  views,
  pages,
} as const;

export type Api = typeof api;

export const endpoints: readonly Endpoint[] = Object.values(api).flatMap((area) => Object.values<Endpoint>(area));
