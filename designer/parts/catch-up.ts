import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Part } from "../../blueprints/part.ts";
import { updatePart } from "../commands/update-part.ts";
import { outdated } from "./outdated.ts";

/** A part in one of its published versions. */
export interface PartVersion {
  readonly document: Part;
  readonly version: number;
}

/** The versions of a part that stand in a blueprint and are older than the one in force; each once. */
export const oldVersions = ({ sections }: Blueprint, part: string, version: number): readonly number[] => [
  ...new Set(outdated(sections, new Map([[part, version]])).map(({ from }) => from)),
];

/**
 * The blueprint with every place of the part brought up to the version in force; itself when none is older. A place whose former
 * version is not at hand stays as it is.
 */
export function caughtUp(document: Blueprint, now: PartVersion, former: ReadonlyMap<number, Part>): Blueprint {
  const old = outdated(document.sections, new Map([[now.document.key, now.version]]));
  return old.reduce((next, { section, from }) => {
    const was = former.get(from);
    if (!was) return next;
    const change = updatePart.apply(next, { section: section.id, was, now: now.document, version: now.version });
    return change?.document ?? next;
  }, document);
}
