import { approvals } from "./approvals.ts";
import { articles } from "./articles.ts";
import { board } from "./board.ts";
import { calls } from "./calls.ts";
import { channelForms } from "./channel-forms.ts";
import { channels } from "./channels.ts";
import { chat } from "./chat.ts";
import { children } from "./children.ts";
import { contacts } from "./contacts.ts";
import { definitions } from "./definitions.ts";
import { effects } from "./effects.ts";
import { exchange } from "./exchange.ts";
import { figures } from "./figures.ts";
import { forms } from "./forms.ts";
import { handover } from "./handover.ts";
import { mailIn } from "./mail-in.ts";
import { mailLinks } from "./mail-links.ts";
import { mailServers } from "./mail-servers.ts";
import { merge } from "./merge.ts";
import { pages } from "./pages.ts";
import { people } from "./people.ts";
import { portal } from "./portal.ts";
import { problems } from "./problems.ts";
import { publishing } from "./publishing.ts";
import { reports } from "./reports.ts";
import { rules } from "./rules.ts";
import { snooze } from "./snooze.ts";
import { team } from "./team.ts";
import { templates } from "./templates.ts";
import { thirdParties } from "./third-parties.ts";
import { tokens } from "./tokens.ts";
import { webhooks } from "./webhooks.ts";
import { why } from "./why.ts";

/** All other areas: the page fetches their tables when a screen asks the first of them. A new area stands here. */
export const seldom = {
  articles,
  problems,
  calls,
  snooze,
  children,
  merge,
  handover,
  thirdParties,
  definitions,
  exchange,
  publishing,
  rules,
  why,
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
  mailLinks,
  channels,
  channelForms,
  chat,
  templates,
  forms,
  mailServers,
  approvals,
  portal,
  pages,
} as const;
