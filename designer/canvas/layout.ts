import ELK, { type ELK as Engine } from "elkjs/lib/elk-api.js";
import workerUrl from "elkjs/lib/elk-worker.min.js?url";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { placesAround } from "./around-kept.ts";
import { asElk, placesFrom } from "./elk.ts";
import { BOX, type Point } from "./places.ts";

const LONGEST_MS = 5000;

/** The engine is large: it is kept from one time to the next, until it is late or the picture is left. */
let engine: Engine | null = null;
let working = 0;
function ready(): Engine {
  engine ??= new ELK({ workerUrl });
  return engine;
}
function end(): void {
  engine?.terminateWorker();
  engine = null;
}

/** Fetches and starts the engine ahead of being asked. */
export const prepareTidy = (): Promise<void> =>
  ready()
    .layout({ id: "root", children: [{ id: "one", ...BOX }] })
    .then(() => undefined, end);

/** Gives the engine's memory back, unless it is at work. */
export function releaseTidy(): void {
  if (working === 0) end();
}

/**
 * New places from elkjs in a worker; null when it takes longer than 5 s (the worker is ended, nothing moves).
 * With a selection only those states move, and their upper left corner stays where it was; else all move but the `kept` ones.
 */
export async function tidyPlaces(
  document: Blueprint,
  selected: readonly string[],
  kept: readonly string[] = [],
): Promise<Record<string, Point> | null> {
  const stay = new Set(kept);
  const only = new Set(selected.length > 1 ? selected : document.states.map((s) => s.id));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LONGEST_MS);
  });
  working += 1;
  try {
    const result = await Promise.race([ready().layout(asElk(document, only)), late]);
    if (!result) end();
    if (!result) return null;
    return stay.size > 0 ? placesAround(document, stay, result) : placesFrom(document, only, result);
  } catch (error) {
    end();
    throw error;
  } finally {
    clearTimeout(timer);
    working -= 1;
  }
}
