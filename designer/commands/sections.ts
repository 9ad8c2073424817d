import type { Blueprint, Section } from "../../blueprints/blueprint.ts";

type Sections = Blueprint["sections"];

/** The sections without some states; a section that holds none is gone, and the key with the last section. */
export function sectionsWithout(sections: Sections, gone: ReadonlySet<string>): Sections {
  const left = (sections ?? []).flatMap((section): Section[] => {
    const states = section.states.filter((id) => !gone.has(id));
    if (states.length === section.states.length) return [section];
    return states.length > 0 ? [{ ...section, states }] : [];
  });
  return left.length > 0 ? left : undefined;
}
