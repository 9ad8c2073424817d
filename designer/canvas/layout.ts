import ELK, { type ELK as Engine } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { asElk, placesFrom } from "./elk.ts";
import type { Point } from "./places.ts";

const LONGEST_MS = 5000;

/**
 * New places from elkjs in a worker; null when it takes longer than 5 s (the worker is ended, nothing moves).
 * With a selection only those states move, and their upper left corner stays where it was.
 */
export async function tidyPlaces(
  document: Blueprint,
  selected: readonly string[],
): Promise<Record<string, Point> | null> {
  const only = new Set(selected.length > 1 ? selected : document.states.map((s) => s.id));
  const engine: Engine = new ELK({ workerUrl });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LONGEST_MS);
  });
  try {
    const result = await Promise.race([engine.layout(asElk(document, only)), late]);
    return result && placesFrom(document, only, result);
  } finally {
    clearTimeout(timer);
    engine.terminateWorker();
  }
}
