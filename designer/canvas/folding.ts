import type { Blueprint, Section } from "../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import { BOX, type Point, placesOf } from "./places.ts";
import type { Box } from "./rectangles.ts";

const PREFIX = "section:";

/** The id under which a folded section is drawn; no state has it: a key holds no colon. */
export const sectionNode = (section: string): string => `${PREFIX}${section}`;
export const sectionOfNode = (node: string): string | null =>
  node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null;

/** What is drawn as one box: the sections, and for each of their states the box that stands for it. */
export interface Folding {
  readonly sections: readonly Section[];
  readonly holder: ReadonlyMap<string, string>;
}

const OPEN: Folding = { sections: [], holder: new Map() };

export function foldingOf(document: Blueprint, folded: ReadonlySet<string> | undefined): Folding {
  if (!folded || folded.size === 0) return OPEN;
  const places = placesOf(document);
  const sections = (document.sections ?? []).filter(
    (section) => folded.has(section.id) && section.states.some((id) => places.has(id)),
  );
  return {
    sections,
    holder: new Map(sections.flatMap(({ id, states }) => states.map((state) => [state, sectionNode(id)] as const))),
  };
}

/** What a section is called: one that was put in from a part also says which version of it stands here. */
export function sectionTitle({ name, from }: Section, language: Language): string {
  const called = textIn(name, language);
  return from ? `${called} · version ${from.version}` : called;
}

/** Upper left corner of what a section holds. */
export function cornerOf({ states }: Section, places: ReadonlyMap<string, Point>): Point {
  const inside = states.flatMap((id): Point[] => {
    const place = places.get(id);
    return place ? [place] : [];
  });
  return inside.length === 0 ? [0, 0] : [Math.min(...inside.map(([x]) => x)), Math.min(...inside.map(([, y]) => y))];
}

const ROOM = { side: 18, top: 44, bottom: 18 };

/** The frame around the states of a section that are drawn; null: none is. */
export function frameOf(
  { states }: Section,
  at: (state: string) => { readonly x: number; readonly y: number } | undefined,
): Box | null {
  const inside = states.flatMap((id) => at(id) ?? []);
  if (inside.length === 0) return null;
  const x = Math.min(...inside.map((it) => it.x)) - ROOM.side;
  const y = Math.min(...inside.map((it) => it.y)) - ROOM.top;
  return {
    x,
    y,
    width: Math.max(...inside.map((it) => it.x)) + BOX.width + ROOM.side - x,
    height: Math.max(...inside.map((it) => it.y)) + BOX.height + ROOM.bottom - y,
  };
}

/** The states that a drawn box stands for: its own, or those of a folded section. */
export function statesOfNode(document: Blueprint, node: string): readonly string[] {
  const section = sectionOfNode(node);
  return section === null ? [node] : (document.sections?.find((it) => it.id === section)?.states ?? []);
}

/** New places of states from moved boxes: a folded section takes its states along. */
export function movedStates(
  document: Blueprint,
  moves: readonly { readonly id: string; readonly x: number; readonly y: number }[],
): Record<string, Point> {
  const places = placesOf(document);
  const to: Record<string, Point> = {};
  for (const { id, x, y } of moves) {
    const section = document.sections?.find((it) => it.id === sectionOfNode(id));
    if (!section) {
      to[id] = [x, y];
      continue;
    }
    const [left, top] = cornerOf(section, places);
    for (const state of section.states) {
      const place = places.get(state);
      if (place) to[state] = [place[0] + x - left, place[1] + y - top];
    }
  }
  return to;
}
