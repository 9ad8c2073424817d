import type { Blueprint, Section } from "../../blueprints/blueprint.ts";

export interface Outdated {
  readonly section: Section;
  readonly part: string;
  readonly from: number;
  readonly to: number;
}

/** Sections that were put in from a part of which a newer version is in force. */
export const outdated = (
  sections: Blueprint["sections"],
  published: ReadonlyMap<string, number>,
): readonly Outdated[] =>
  (sections ?? []).flatMap((section) => {
    const { from } = section;
    const to = from ? published.get(from.part) : undefined;
    return from && to !== undefined && to > from.version ? [{ section, part: from.part, from: from.version, to }] : [];
  });
