import type { DefinitionView } from "../../api/contract/definition-views.ts";

export const DRAFT = "draft";

/** Which two are compared: what was asked for, else the newest with the one before it. Null: there are no two. */
export function chosenPair(
  view: Pick<DefinitionView, "draft" | "versions">,
  before: string | null,
  after: string | null,
): { readonly before: string; readonly after: string } | null {
  const numbers = view.versions.map(({ version }) => version).sort((a, b) => b - a);
  const all = [...(view.draft ? [DRAFT] : []), ...numbers.map(String)];
  const known = (wanted: string | null) => (wanted !== null && all.includes(wanted) ? wanted : undefined);
  const later = known(after) ?? all[0];
  const earlier = known(before) ?? all[all.indexOf(later ?? "") + 1] ?? all[0];
  return later === undefined || earlier === undefined ? null : { before: earlier, after: later };
}

/** What a version is compared with first: the draft, else the newest version; the newest with the one before it. */
export function pairOf(view: Pick<DefinitionView, "draft" | "versions">, version: number) {
  const newest = Math.max(...view.versions.map((it) => it.version));
  if (view.draft) return { before: String(version), after: DRAFT };
  return version === newest
    ? { before: String(Math.max(1, version - 1)), after: String(version) }
    : { before: String(version), after: String(newest) };
}

/** Address of a version beside the draft, or beside what it came from. */
export function pathOfComparison(
  key: string,
  view: Pick<DefinitionView, "draft" | "versions">,
  version: number,
): string {
  const pair = pairOf(view, version);
  return `/blueprints/${key}/compare?${new URLSearchParams(pair)}`;
}
