import type { Kind } from "../../blueprints/kinds.ts";

/** A version never changes: what is published elsewhere does not read it again. */
export const versionKey = (kind: Kind, key: string, version: number): readonly (string | number)[] => [
  "version",
  kind,
  key,
  version,
];
