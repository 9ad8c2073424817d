import { readdirSync, readFileSync } from "node:fs";
import elk from "elkjs/lib/elk.bundled.js";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../../blueprints/text.ts";
import { asElk, placesFrom } from "../../../designer/canvas/elk.ts";
import { iconsOf, PILL_HEIGHT, pillWidth } from "../../../designer/canvas/pill.ts";
import { BOX, placesOf } from "../../../designer/canvas/places.ts";
import type { Box } from "../../../designer/canvas/rectangles.ts";
import { type Line, route } from "../../../designer/canvas/router.ts";
import { seeded } from "../../../designer/perf/sample.ts";
import { type Clashes, clashes } from "./clashes.ts";

/** States and lines as the router gets them. */
export interface Layout {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lines: readonly Line[];
}

const WORDS = ["Take it", "Ask back", "Escalate", "Approve", "Wait for the customer", "Hand over to support"];

/** What somebody draws who does not look for order: 12 states roughly in rows, 18 lines from anywhere to anywhere. */
export function drawnByHand(seed: number): Layout {
  const random = seeded(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const boxes = new Map(
    Array.from({ length: 12 }, (_, i): [string, Box] => [
      `s${i}`,
      { x: (i % 4) * 330 + upTo(90), y: Math.floor(i / 4) * 170 + upTo(70), ...BOX },
    ]),
  );
  const lines = Array.from({ length: 18 }, (_, i): Line => {
    const name = WORDS[upTo(WORDS.length)] ?? "";
    const [source, target] = [`s${upTo(12)}`, `s${upTo(12)}`];
    return { id: `t${i}`, source, target, width: pillWidth(name, upTo(2)), height: PILL_HEIGHT };
  });
  return { boxes, lines };
}

/** A blueprint as the canvas draws it. */
export function layoutOf(document: Blueprint, language: Language): Layout {
  const boxes = new Map([...placesOf(document)].map(([id, [x, y]]): [string, Box] => [id, { x, y, ...BOX }]));
  const lines = document.transitions.flatMap((transition) =>
    transition.from === "any"
      ? []
      : transition.from.map((source): Line => {
          const width = pillWidth(textIn(transition.name, language), iconsOf(transition));
          return { id: `${transition.id}|${source}`, source, target: transition.to, width, height: PILL_HEIGHT };
        }),
  );
  return { boxes, lines };
}

/** The states pushed about a little, as by a hand. */
export function jittered(document: Blueprint, seed: number): Blueprint {
  const random = seeded(seed);
  const by = (most: number) => Math.round((random() * 2 - 1) * most);
  const layout = [...placesOf(document)].map(([id, [x, y]]): [string, [number, number]] => [
    id,
    [x + by(40), y + by(30)],
  ]);
  return { ...document, layout: Object.fromEntries(layout) };
}

/** The places that the layout engine gives, on the same options as in the page's worker. */
export async function tidied(document: Blueprint): Promise<Blueprint> {
  const all = new Set(document.states.map(({ id }) => id));
  const places = placesFrom(document, all, await new elk.default().layout(asElk(document, all)));
  const layout = Object.entries(places).map(([id, [x, y]]): [string, [number, number]] => [
    id,
    [Math.round(x), Math.round(y)],
  ]);
  return { ...document, layout: Object.fromEntries(layout) };
}

const LIBRARY = new URL("../../../blueprints/library/", import.meta.url);

/** Every blueprint that is shipped. */
export function shippedBlueprints(): readonly Blueprint[] {
  return readdirSync(LIBRARY)
    .filter((name) => name.endsWith(".json"))
    .map((name): { readonly kind: string } => JSON.parse(readFileSync(new URL(name, LIBRARY), "utf8")))
    .filter((document): document is Blueprint => document.kind === "blueprint");
}

export const clashesOf = ({ boxes, lines }: Layout): Clashes => clashes(boxes, lines, route(boxes, lines).byId);

/** Labels that lie on another label or on a state. */
export const crowdedLabels = ({ labelsOnLabels, labelsOnStates }: Clashes): ReadonlySet<string> =>
  new Set([...labelsOnLabels.flat(), ...labelsOnStates]);
