import type { Kind } from "../../blueprints/kinds.ts";

/** Where documents of a kind are opened; the others have no page. */
const PATHS: { readonly [K in Kind]?: string } = {
  blueprint: "/blueprints",
  field: "/fields",
  template: "/templates",
  calendar: "/calendars",
  "sla-policy": "/time-limits",
  "time-rule": "/time-rules",
  trigger: "/triggers",
  routing: "/routing",
  assignment: "/assignment",
  macro: "/macros",
  form: "/forms",
  role: "/roles",
  "contact-matching": "/contact-matching",
  mailbox: "/mailboxes",
  channel: "/channels",
  chat: "/chats",
  part: "/parts",
};

/** The page of one document, at a version of it when one is named. */
export function pageOf(kind: Kind, key: string, version?: number): string | null {
  const path = PATHS[kind];
  return path === undefined ? null : `${path}/${key}${version === undefined ? "" : `?version=${version}`}`;
}
