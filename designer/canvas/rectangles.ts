export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A state's rectangle; the same object as long as the state stands still. */
export type Box = Rectangle;

export const touches = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const CELL = 256;

/** Rectangles in a grid of cells: what lies near a place is found without looking at all of them. */
export class Boxes {
  readonly #cells = new Map<string, Rectangle[]>();

  constructor(items: Iterable<Rectangle>) {
    for (const item of items) this.add(item);
  }

  add(item: Rectangle): void {
    for (const key of cellsOf(item)) {
      const cell = this.#cells.get(key);
      if (cell) cell.push(item);
      else this.#cells.set(key, [item]);
    }
  }

  /** Every rectangle that touches `area`, each once. */
  near(area: Rectangle): Rectangle[] {
    const found: Rectangle[] = [];
    for (const key of cellsOf(area))
      for (const item of this.#cells.get(key) ?? []) if (touches(item, area) && !found.includes(item)) found.push(item);
    return found;
  }

  count(area: Rectangle): number {
    return this.near(area).length;
  }
}

function* cellsOf({ x, y, width, height }: Rectangle): Generator<string> {
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1)
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) yield `${column},${row}`;
}
