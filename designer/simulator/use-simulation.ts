import { useEffect, useMemo, useRef } from "react";
import type { Sentence } from "../../blueprints/text.ts";
import type { Doing } from "../../runtime/examples/scene.ts";
import { type Given, isSimulation, replay, type Simulation, type World } from "./simulation.ts";

/** The trial as it stands in the draft of now; a sentence where it cannot begin; null while nothing is tried. */
export function useSimulation(
  world: World,
  given: Given | null,
  doings: readonly Doing[] | null,
): Simulation | Sentence | null {
  const before = useRef<Simulation | null>(null);
  const result = useMemo(
    () => (given && doings ? replay(world, given, doings, before.current) : null),
    [world, given, doings],
  );
  useEffect(() => {
    before.current = result && isSimulation(result) ? result : null;
  }, [result]);
  return result;
}
