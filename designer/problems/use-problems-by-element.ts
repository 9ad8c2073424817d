import { useMemo, useRef } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { Problems } from "../canvas/describe.ts";
import { problemsByElement } from "./places.ts";

type Marks = ReadonlyMap<string, Problems>;

/** {@link problemsByElement}; as long as it says the same it is the same, and nothing is drawn anew for it. */
export function useProblemsByElement(document: Blueprint, findings: readonly Finding[]): Marks {
  const last = useRef<Marks>(new Map());
  const fresh = useMemo(() => problemsByElement(document, findings), [document, findings]);
  if (!alike(last.current, fresh)) last.current = fresh;
  return last.current;
}

const alike = (a: Marks, b: Marks): boolean =>
  a.size === b.size &&
  [...a].every(([key, { errors, warnings }]) => {
    const other = b.get(key);
    return other?.errors === errors && other.warnings === warnings;
  });
