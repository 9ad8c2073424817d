import type { Edge, Node } from "@xyflow/react";
import type { ImportReport } from "../../../api/contract/import-report.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";
import { createDrawer } from "../../canvas/graph.ts";
import { pillWidth } from "../../canvas/pill.ts";
import { placesOf } from "../../canvas/places.ts";
import { type Line, type Route, route } from "../../canvas/router.ts";
import { NOTHING } from "../../document/selection.ts";
import type { Translate } from "../../i18n/i18n.ts";
import type { imports } from "../../i18n/imports.ts";
import type { Category } from "../../ui/category.ts";
import { hours, number } from "./figures.ts";
import { boxesOf, spreadFor } from "./spread.ts";

export interface StationView extends Record<string, unknown> {
  readonly name: string;
  readonly category: Category;
  readonly figures: string;
  /** 0 (quick) to 5 (slow), by rank among the states that were met; null: never met. */
  readonly heat: number | null;
  readonly words: string;
}

export interface WayView extends Record<string, unknown> {
  readonly name: string;
  readonly figures: string;
  readonly drawn: boolean;
  readonly met: boolean;
  readonly route: Route;
  readonly width: number;
  /** Thickness of the line in px, by how often it was taken. */
  readonly stroke: number;
  readonly words: string;
}

export type Station = Node<StationView, "station">;
export type Way = Edge<WayView, "way">;

/** More undrawn ways than this would hide the picture; the table has them all. */
export const SHOWN_JUMPS = 8;
export const PILL = 38;

interface Arrow {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly medianHours: number | null;
  readonly drawn: boolean;
}

export interface Words {
  readonly language: Language;
  readonly t: Translate<keyof (typeof imports)["en"]>;
}

/** The drawn blueprint with the counts and hours of a log on it, and the ways that it does not have. */
export function pictureOf(
  document: Blueprint,
  report: ImportReport,
  withJumps: boolean,
  { language, t }: Words,
): { readonly nodes: Station[]; readonly edges: Way[] } {
  const graph = createDrawer()({
    document,
    selection: NOTHING,
    language,
    problems: new Map(),
    live: null,
    readOnly: true,
  });
  const nameOf = new Map(document.states.map(({ id, name }) => [id, textIn(name, language)]));
  const stays = new Map(report.states.map((state) => [state.id, state]));
  const ranks = report.states
    .flatMap(({ medianHours }) => (medianHours === null ? [] : [medianHours]))
    .toSorted((a, b) => a - b);

  const nodes = graph.nodes.map((node): Station => {
    const stay = stays.get(node.id);
    const { visits = 0, medianHours = null, p90Hours = null } = stay ?? {};
    const counted = t("visits", { count: visits, shown: number(visits, language) });
    const { domAttributes: _roles, ariaLabel: _label, ...rest } = node;
    return {
      ...rest,
      type: "station",
      draggable: false,
      connectable: false,
      selectable: false,
      data: {
        name: node.data.name,
        category: node.data.category,
        figures:
          medianHours === null
            ? number(visits, language)
            : `${number(visits, language)} · ${hours(medianHours, language)}`,
        heat:
          medianHours === null ? null : Math.floor((ranks.indexOf(medianHours) / Math.max(1, ranks.length - 1)) * 5),
        words: t("stateWords", {
          name: node.data.name,
          visits: counted,
          median: hours(medianHours, language),
          slow: hours(p90Hours, language),
        }),
      },
    };
  });

  const places = placesOf(document);
  const all = [...steps(document, report, language), ...jumps(report)].filter(
    ({ from, to }) => places.has(from) && places.has(to),
  );
  const figuresOf = ({ count, medianHours }: Arrow) =>
    count === 0 ? "0" : `${number(count, language)} · ${hours(medianHours, language)}`;
  const lineOf = (arrow: Arrow): Line => ({
    id: arrow.id,
    source: arrow.from,
    target: arrow.to,
    width: Math.max(pillWidth(arrow.name, 0), pillWidth(figuresOf(arrow), 0)),
    height: PILL,
  });
  // Boxes stay where they are when the undrawn ways are hidden.
  const spread = spreadFor(places, all.map(lineOf));
  const arrows = withJumps ? all : all.filter(({ drawn }) => drawn);
  const lines = arrows.map(lineOf);
  const routes = route(boxesOf(places, spread), lines);
  const most = Math.max(1, ...arrows.map(({ count }) => count));
  const edges = arrows.flatMap((arrow, index): Way[] => {
    const drawn = routes.byId.get(arrow.id);
    const line = lines[index];
    if (!drawn || !line) return [];
    const values = {
      name: arrow.name,
      from: nameOf.get(arrow.from) ?? arrow.from,
      to: nameOf.get(arrow.to) ?? arrow.to,
      times: t("times", { count: arrow.count, shown: number(arrow.count, language) }),
      median: hours(arrow.medianHours, language),
    };
    return [
      {
        id: arrow.id,
        type: "way",
        source: arrow.from,
        target: arrow.to,
        selectable: false,
        markerEnd: arrow.drawn ? "arrow-plain" : "arrow-jump",
        data: {
          name: arrow.name,
          figures: figuresOf(arrow),
          drawn: arrow.drawn,
          met: arrow.count > 0,
          route: drawn,
          width: line.width,
          stroke: arrow.count === 0 ? 1.5 : 1.5 + 4.5 * (Math.log1p(arrow.count) / Math.log1p(most)),
          words: t(arrow.drawn ? "stepWords" : "jumpWords", values),
        },
      },
    ];
  });
  const stations = nodes.map((node) => ({
    ...node,
    position: { x: node.position.x * spread, y: node.position.y * spread },
  }));
  return { nodes: stations, edges };
}

function steps(document: Blueprint, report: ImportReport, language: Language): readonly Arrow[] {
  const byId = new Map(document.transitions.map((transition) => [transition.id, transition]));
  return report.transitions.flatMap(({ id, from, count, medianHours }): Arrow[] => {
    const transition = byId.get(id);
    // A common step has no arrow of its own; it is drawn where the log took it.
    if (!transition || (transition.from === "any" && count === 0)) return [];
    const name = textIn(transition.name, language);
    return [{ id: `step ${id} ${from}`, name, from, to: transition.to, count, medianHours, drawn: true }];
  });
}

function jumps(report: ImportReport): readonly Arrow[] {
  return report.jumps.slice(0, SHOWN_JUMPS).map(({ from, to, count, medianHours }): Arrow => {
    const activities = report.deviations
      .filter((one) => one.state === from && one.to === to)
      .map(({ activity }) => activity);
    return {
      id: `jump ${from} ${to}`,
      name: [...new Set(activities)].join(", ") || `${from} → ${to}`,
      from,
      to,
      count,
      medianHours,
      drawn: false,
    };
  });
}
