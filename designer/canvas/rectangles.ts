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

/** So many rows a column has room for in the numbers of cells, half of them above zero. */
const ROWS = 2 ** 22;

/** Rectangles in a grid of cells: what lies near a place is found without looking at all of them. */
export class Boxes {
  readonly #cells = new Map<number, Rectangle[]>();

  constructor(items: Iterable<Rectangle>) {
    for (const item of items) this.add(item);
  }

  add(item: Rectangle): void {
    const { left, right, top, bottom } = cellsOf(item);
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1) {
        const key = column * ROWS + row;
        const cell = this.#cells.get(key);
        if (cell) cell.push(item);
        else this.#cells.set(key, [item]);
      }
  }

  /** Every rectangle that touches `area`, each once. Asked thousands of times a picture: nothing is made for a cell. */
  near(area: Rectangle): Rectangle[] {
    const { left, right, top, bottom } = cellsOf(area);
    const alone = left === right && top === bottom;
    const found: Rectangle[] = [];
    for (let column = left; column <= right; column += 1)
      for (let row = top; row <= bottom; row += 1)
        for (const item of this.#cells.get(column * ROWS + row) ?? [])
          if (touches(item, area) && (alone || !found.includes(item))) found.push(item);
    return found;
  }

  count(area: Rectangle): number {
    return this.near(area).length;
  }
}

const cellsOf = ({ x, y, width, height }: Rectangle) => ({
  left: Math.floor(x / CELL),
  right: Math.floor((x + width) / CELL),
  top: Math.floor(y / CELL) + ROWS / 2,
  bottom: Math.floor((y + height) / CELL) + ROWS / 2,
});
