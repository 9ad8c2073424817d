import type { Edge, Node } from "@xyflow/react";
import type { Blueprint, Section, State, Transition } from "../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import type { Selection } from "../document/selection.ts";
import { label } from "../inspector/labels.ts";
import { type Category, categoryOf } from "../ui/category.ts";
import { limitLabel, namesOf, originsOf, type Problems, stateWords, transitionWords, waysOf } from "./describe.ts";
import { cornerOf, type Folding, foldingOf, sectionNode, sectionTitle } from "./folding.ts";
import { iconsOf, PILL_HEIGHT, pillWidth } from "./pill.ts";
import { BOX, type Point, placesOf } from "./places.ts";
import type { Box } from "./rectangles.ts";
import { type Line, NO_ROUTES, type Route, type Routes, route } from "./router.ts";

/** What a state box shows. The same object as long as nothing of it changes: React Flow then leaves the box alone. */
export interface StateView extends Record<string, unknown> {
  readonly state: State;
  readonly name: string;
  readonly category: Category;
  readonly limit: string | null;
  readonly status: string;
  readonly outcome: string | null;
  readonly entry: boolean;
  readonly problems: Problems;
  /** Live tickets in it; null while they are not shown. */
  readonly live: number | null;
  /** It stands for so many states of a folded section; absent: a state. */
  readonly holds?: number;
}

/** What an arrow shows: one for each state that the transition leaves. */
export interface ArrowView extends Record<string, unknown> {
  readonly transition: Transition;
  readonly name: string;
  readonly words: string;
  readonly width: number;
  readonly problems: Problems;
  readonly route: Route;
  readonly source: Box;
  readonly target: Box;
}

export type StateNode = Node<StateView, "state">;
export type ArrowEdge = Edge<ArrowView, "arrow">;

/** Everything the picture follows from. */
export interface Picture {
  readonly document: Blueprint;
  readonly selection: Selection;
  readonly language: Language;
  /** Findings by element: `state:open`, `transition:take`. */
  readonly problems: ReadonlyMap<string, Problems>;
  readonly live: ReadonlyMap<string, number> | null;
  readonly readOnly: boolean;
  /** Sections drawn as one box. */
  readonly folded?: ReadonlySet<string>;
  /** Common transitions as arrows from each state that offers them, too. */
  readonly everywhere?: boolean;
}

export interface Graph {
  readonly nodes: StateNode[];
  readonly edges: ArrowEdge[];
  /** Common transitions: the strip over the canvas, not arrows. */
  readonly common: readonly Transition[];
  readonly routes: Routes;
}

export const NONE: Problems = { errors: 0, warnings: 0 };
export const arrowId = (transition: string, from: string): string => `${transition}|${from}`;
export const transitionOfArrow = (id: string): string => id.slice(0, id.lastIndexOf("|"));
/**
 * Draws documents one after the other and remembers what it drew: a node or edge is a new object only when its state or
 * transition, its place or one of its flags is another. One instance a canvas.
 */
export function createDrawer(): (picture: Picture) => Graph {
  const nodes = new Map<string, { readonly key: string; readonly state: State; readonly node: StateNode }>();
  const edges = new Map<
    string,
    { readonly key: string; readonly transition: Transition; readonly route: Route; readonly edge: ArrowEdge }
  >();
  let boxes = new Map<string, Box>();
  let routes: Routes = NO_ROUTES;

  const boxesOf = (document: Blueprint, { holder, sections }: Folding): Map<string, Box> => {
    const next = new Map<string, Box>();
    const places = placesOf(document);
    const put = (id: string, [x, y]: Point) => {
      const was = boxes.get(id);
      next.set(id, was && was.x === x && was.y === y ? was : { x, y, ...BOX });
    };
    for (const [id, place] of places) if (!holder.has(id)) put(id, place);
    for (const section of sections) put(sectionNode(section.id), cornerOf(section, places));
    return next;
  };

  return (picture) => {
    const { document, language, problems } = picture;
    const folding = foldingOf(document, picture.folded);
    const shown = (state: string) => folding.holder.get(state) ?? state;
    boxes = boxesOf(document, folding);
    const ways = waysOf(document);
    const names = namesOf(document, language);
    const entries = new Set(Object.values(document.entry.into));
    const selectedStates = new Set(picture.selection.states);
    const selectedSteps = new Set(picture.selection.transitions);

    const drawnNodes = document.states.flatMap((state): StateNode[] => {
      if (folding.holder.has(state.id)) return [];
      const box = boxes.get(state.id) ?? { x: 0, y: 0, ...BOX };
      const way = ways.get(state.id) ?? { out: 0, into: 0 };
      const problem = problems.get(`state:${state.id}`) ?? NONE;
      const selected = selectedStates.has(state.id);
      const live = picture.live ? (picture.live.get(state.id) ?? 0) : null;
      const entry = entries.has(state.id);
      const flags = `${language} ${way.out} ${way.into} ${problem.errors} ${problem.warnings} ${live} ${entry}`;
      const key = `${flags} ${box.x} ${box.y} ${selected} ${picture.readOnly}`;
      const was = nodes.get(state.id);
      if (was && was.key === key && was.state === state) return [was.node];
      const category = categoryOf(state.status, state.final);
      const kept = was && was.state === state && was.key.startsWith(`${flags} `) ? was.node.data : null;
      const data: StateView = kept ?? {
        state,
        name: textIn(state.name, language),
        category,
        limit: state.limit ? limitLabel(state.limit, language) : null,
        status: label(state.status, language),
        outcome: state.final ? label(state.final, language) : null,
        entry,
        problems: problem,
        live,
      };
      const node: StateNode = {
        id: state.id,
        type: "state",
        position: { x: box.x, y: box.y },
        ...BOX,
        measured: BOX,
        handles: HANDLES,
        data,
        selected,
        draggable: !picture.readOnly,
        connectable: !picture.readOnly && !state.final,
        ariaRole: "group",
        ariaLabel: stateWords(state, category, way, problem, language),
        domAttributes: ROLES[language],
      };
      nodes.set(state.id, { key, state, node });
      return [node];
    });
    const drawnSections = folding.sections.map((section): StateNode => {
      const id = sectionNode(section.id);
      const { x, y } = boxes.get(id) ?? { x: 0, y: 0 };
      const inside = section.states.filter((state) => ways.has(state));
      const selected = inside.every((state) => selectedStates.has(state));
      const sum = (count: (state: string) => number) => inside.reduce((total, state) => total + count(state), 0);
      const problemOf = (state: string) => problems.get(`state:${state}`) ?? NONE;
      const live = picture.live && sum((state) => picture.live?.get(state) ?? 0);
      const found = { errors: sum((s) => problemOf(s).errors), warnings: sum((s) => problemOf(s).warnings) };
      const key = JSON.stringify([
        x,
        y,
        selected,
        picture.readOnly,
        language,
        live,
        found,
        inside,
        section.from?.version,
      ]);
      const was = nodes.get(id);
      // Drawn as a state that stands for those inside.
      const state: State = was?.key === key && was.state.name === section.name ? was.state : { id, ...face(section) };
      if (was && was.state === state) return was.node;
      const name = sectionTitle(section, language);
      const node: StateNode = {
        id,
        type: "state",
        position: { x, y },
        ...BOX,
        measured: BOX,
        handles: HANDLES,
        data: {
          state,
          name,
          category: "active",
          limit: null,
          status: sectionMeta(inside.length, language),
          outcome: null,
          entry: false,
          problems: found,
          live,
          holds: inside.length,
        },
        selected,
        draggable: !picture.readOnly,
        connectable: false,
        ariaRole: "group",
        ariaLabel: `${name}, ${sectionMeta(inside.length, language)}`,
        domAttributes: ROLES[language],
      };
      nodes.set(id, { key, state, node });
      return node;
    });

    const lines: Line[] = [];
    const parts: { readonly line: Line; readonly transition: Transition; readonly from: string }[] = [];
    for (const transition of document.transitions) {
      if (transition.from === "any" && !picture.everywhere) continue;
      const width = pillWidth(textIn(transition.name, language), iconsOf(transition));
      for (const from of originsOf(document, transition)) {
        const [source, target] = [shown(from), shown(transition.to)];
        // What leads from state to state inside a folded section is folded with it.
        if (!boxes.has(source) || !boxes.has(target) || (source === target && source !== from)) continue;
        const line = {
          id: arrowId(transition.id, from),
          source,
          target,
          width,
          height: PILL_HEIGHT,
        };
        lines.push(line);
        parts.push({ line, transition, from });
      }
    }
    routes = route(boxes, lines, routes);

    const drawnEdges = parts.flatMap(({ line, transition, from }): ArrowEdge[] => {
      const drawn = routes.byId.get(line.id);
      const source = boxes.get(line.source);
      const target = boxes.get(line.target);
      if (!drawn || !source || !target) return [];
      const problem = problems.get(`transition:${transition.id}`) ?? NONE;
      const selected = selectedSteps.has(transition.id);
      const words = transitionWords(names, transition, from, language);
      const key = `${words} ${problem.errors} ${problem.warnings} ${selected} ${picture.readOnly}`;
      const was = edges.get(line.id);
      if (was && was.key === key && was.transition === transition && was.route === drawn) return [was.edge];
      const edge: ArrowEdge = {
        id: line.id,
        type: "arrow",
        source: line.source,
        target: line.target,
        selected,
        reconnectable: selected && !picture.readOnly,
        markerEnd: selected ? "arrow-selected" : "arrow-plain",
        ariaLabel: words,
        data: {
          transition,
          name: textIn(transition.name, language),
          words,
          width: line.width,
          problems: problem,
          route: drawn,
          source,
          target,
        },
      };
      edges.set(line.id, { key, transition, route: drawn, edge });
      return [edge];
    });

    return {
      nodes: drawnSections.length > 0 ? [...drawnNodes, ...drawnSections] : drawnNodes,
      edges: drawnEdges,
      common: document.transitions.filter((t) => t.from === "any"),
      routes,
    };
  };
}

const face = ({ name, colour }: Section): Omit<State, "id"> => ({ name, status: "open", ...(colour && { colour }) });
const sectionMeta = (count: number, language: Language): string =>
  language === "fr"
    ? `section, ${count} ${count === 1 ? "état" : "états"}`
    : `section, ${count} ${count === 1 ? "state" : "states"}`;

/** One handle at the right side; with loose connections it serves both ends, and ours is the geometry of the lines. */
const HANDLES: NonNullable<StateNode["handles"]> = [
  // "right" and "source" are React Flow's own words for a place and a role; its enum has no other spelling here.
  {
    id: null,
    type: "source",
    position: "right" as NonNullable<StateNode["handles"]>[number]["position"],
    x: BOX.width - 12,
    y: BOX.height / 2 - 12,
    width: 24,
    height: 24,
  },
];
/** Where React Flow believes a line to start and end, from the state's top left corner. */
export const ANCHOR = { x: BOX.width + 12, y: BOX.height / 2 } as const;

const ROLES = {
  en: { tabIndex: -1, "aria-roledescription": "state" },
  fr: { tabIndex: -1, "aria-roledescription": "état" },
} as const;
