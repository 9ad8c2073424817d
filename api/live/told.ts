import type { Change } from "./change.ts";
import { joined } from "./change.ts";

/** What is told together. */
export interface Batch {
  readonly changes: ReadonlyMap<string, Change>;
  readonly definitions: ReadonlySet<string>;
  /** Tickets at which other people look now than before, or type. */
  readonly looking: ReadonlyMap<string, Change>;
  /** Documents that other people have open now than before, or other places in them. */
  readonly drawing: ReadonlySet<string>;
}

interface Kept {
  readonly place: number;
  readonly batch: Batch;
}

/** So many changes are remembered for those whose connection broke. */
const KEPT = 2_000;

/** What was told lately, in its order, so that who comes back hears what was missed and nothing else. */
export class Told {
  readonly #kept: Kept[] = [];
  #size = 0;
  #place = 0;
  /** The place after which everything is remembered. */
  #after = 0;

  get place(): number {
    return this.#place;
  }

  add(batch: Batch): number {
    this.#place += 1;
    this.#kept.push({ place: this.#place, batch });
    this.#size += batch.changes.size;
    while (this.#size > KEPT) {
      const first = this.#kept.shift();
      if (!first) break;
      this.#size -= first.batch.changes.size;
      this.#after = first.place;
    }
    return this.#place;
  }

  /** Something was not told, or not noted: who comes back reads everything again. */
  lost(): void {
    this.#kept.length = 0;
    this.#size = 0;
    this.#place += 1;
    this.#after = this.#place;
  }

  /** What was told after a place; null: that is not remembered any more. */
  since(place: number): Batch | null {
    if (place < this.#after || place > this.#place) return null;
    const changes = new Map<string, Change>();
    const looking = new Map<string, Change>();
    const definitions = new Set<string>();
    const drawing = new Set<string>();
    for (const { place: at, batch } of this.#kept) {
      if (at <= place) continue;
      for (const [id, change] of batch.changes) changes.set(id, joined(changes.get(id), change));
      for (const [id, change] of batch.looking) looking.set(id, change);
      for (const one of batch.definitions) definitions.add(one);
      for (const one of batch.drawing) drawing.add(one);
    }
    return { changes, definitions, looking, drawing };
  }
}
