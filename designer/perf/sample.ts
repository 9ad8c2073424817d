import type { Blueprint, State, Transition } from "../../blueprints/blueprint.ts";
import { STATUSES } from "../../blueprints/status.ts";

/** Small seeded generator (mulberry32): the same seed gives the same numbers. */
export function seeded(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = ["Take it", "Ask back", "Escalate", "Approve", "Refuse", "Wait for customer", "Resume", "Resolve"];

/** A blueprint of `n` states in a grid with 1.48 transitions a state, mostly between neighbours: what the canvas is measured with. */
export function sampleBlueprint(n: number, seed = 7): Blueprint {
  const random = seeded(seed);
  const columns = Math.ceil(Math.sqrt(n * 1.2));
  const states = Array.from(
    { length: n },
    (_, i): State => ({
      id: `s${i}`,
      name: { en: `State ${i}`, fr: `État ${i}` },
      status: i === 0 ? "new" : (STATUSES[1 + Math.floor(random() * 4)] ?? "open"),
      ...(random() < 0.2 && { limit: { within: "PT24H", time: "working" as const } }),
    }),
  );
  const transitions: Transition[] = [];
  const add = (from: number, to: number) => {
    const number = transitions.length;
    const name = WORDS[Math.floor(random() * WORDS.length)] ?? "Step";
    const more: Partial<Transition> = random() < 0.3 ? { during: [{ ask: "note", required: true }] } : {};
    transitions.push({ id: `t${number}`, name, from: [`s${from}`], to: `s${to}`, ...more });
  };
  for (let i = 1; i < n; i += 1) add(i % columns === 0 ? i - columns : i - 1, i);
  const wanted = Math.round(n * 1.48);
  while (transitions.length < wanted && n > 2) {
    const from = Math.floor(random() * n);
    const step = [columns, -columns, 1, -1, columns + 1][Math.floor(random() * 5)] ?? 1;
    const to = from + step;
    if (to > 0 && to < n) add(from, to);
  }
  const layout = Object.fromEntries(
    states.map((s, i): [string, [number, number]] => [s.id, [(i % columns) * 330, Math.floor(i / columns) * 150]]),
  );
  return {
    kind: "blueprint",
    schemaVersion: 1,
    key: "sample",
    name: "Sample",
    entry: { into: { new: "s0" } },
    states,
    transitions,
    layout,
  };
}
