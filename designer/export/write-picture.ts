import type { Blueprint } from "../../blueprints/blueprint.ts";
import { bpmnOf } from "../../blueprints/export/bpmn.ts";
import type { Point } from "../../blueprints/export/bpmn-diagram.ts";
import { mermaidOf } from "../../blueprints/export/mermaid.ts";
import type { Language } from "../../blueprints/text.ts";
import { arrowId, createDrawer } from "../canvas/graph.ts";
import { placesOf } from "../canvas/places.ts";
import { NOTHING } from "../document/selection.ts";
import { pngOf } from "./png.ts";
import { saveFile } from "./save-file.ts";

export const PICTURES = ["svg", "png", "mermaid", "bpmn"] as const;
export type PictureKind = (typeof PICTURES)[number];

/** Writes the blueprint as a picture of a kind, and says how the file is called. */
export async function writePicture(document: Blueprint, kind: PictureKind, language: Language): Promise<string> {
  const file = `${document.key}.${kind === "mermaid" ? "mmd" : kind}`;
  if (kind === "mermaid") saveFile(file, mermaidOf(document, language));
  else if (kind === "bpmn") saveFile(file, await bpmnText(document, language), "application/xml");
  else {
    const { svgOf } = await import("./svg-text.ts");
    const svg = svgOf(document, language);
    saveFile(file, kind === "svg" ? svg : await pngOf(svg), "image/svg+xml");
  }
  return file;
}

async function bpmnText(document: Blueprint, language: Language): Promise<string> {
  const { BpmnModdle } = await import("bpmn-moddle");
  const { routes } = createDrawer()({
    ...{ document, language, selection: NOTHING, problems: new Map(), live: null, readOnly: true },
  });
  const way = (transition: string, from: string): readonly Point[] | null => {
    const drawn = routes.byId.get(arrowId(transition, from));
    return drawn ? alongCurve(drawn.path) : null;
  };
  return bpmnOf(document, language, { places: placesOf(document), way }, new BpmnModdle());
}

const STEPS = 8;

/** Points along the canvas's curves: `M0,0 C1,1 2,2 3,3`, or several `C` one after the other. */
function alongCurve(path: string): readonly Point[] {
  const n = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  const points: Point[] = [[n[0] ?? 0, n[1] ?? 0]];
  for (let first = 0; first + 7 < n.length; first += 6) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = n.slice(first, first + 8);
    for (let step = 1; step <= STEPS; step += 1) {
      const t = step / STEPS;
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      points.push([a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3]);
    }
  }
  return points;
}
