import type { Kind } from "../../blueprints/kinds.ts";

/** Where documents of a kind are opened; null: they have no page. */
const PATHS: { readonly [K in Kind]: string | null } = {
  blueprint: "/blueprints",
  field: "/fields",
  template: "/templates",
  lifecycle: null,
  calendar: "/calendars",
  "sla-policy": "/time-limits",
  "time-rule": "/time-rules",
  trigger: "/triggers",
  routing: "/routing",
  assignment: "/assignment",
  macro: "/macros",
  view: null,
  form: "/forms",
  role: "/roles",
};

/** The page of one document, at a version of it when one is named. */
export function pageOf(kind: Kind, key: string, version?: number): string | null {
  const path = PATHS[kind];
  return path === null ? null : `${path}/${key}${version === undefined ? "" : `?version=${version}`}`;
}
