/** One published version of a document. Instants are epoch ms. */
export interface VersionSpan {
  readonly version: number;
  readonly from: number;
  /** Until when it was in force; null: it still is, or nobody wrote down when it was switched off. */
  readonly until: number | null;
  readonly status: "published" | "retired";
}

/** What was in force at an instant; else why nothing was. */
export type InForce =
  | { readonly is: "inForce"; readonly version: number }
  | { readonly is: "never" }
  | { readonly is: "later"; readonly version: number; readonly from: number }
  | { readonly is: "off"; readonly version: number; readonly since: number | null };

/**
 * Which version was in force at `at`. `seen` is the version that this very moment names, where it names one: then no clock needs
 * to be asked which of two came first.
 */
export function inForceAt(versions: readonly VersionSpan[], at: number, seen: number | null = null): InForce {
  if (seen !== null) return { is: "inForce", version: seen };
  const byAge = versions.toSorted((a, b) => a.version - b.version);
  const first = byAge[0];
  if (!first) return { is: "never" };
  if (first.from > at) return { is: "later", version: first.version, from: first.from };
  const index = byAge.findLastIndex(({ from }) => from <= at);
  const found = byAge[index] ?? first;
  const until = found.until ?? byAge[index + 1]?.from ?? null;
  if (until !== null ? until > at : found.status === "published") return { is: "inForce", version: found.version };
  return { is: "off", version: found.version, since: found.until };
}
