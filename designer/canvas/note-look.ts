/** A note is as wide as this and as high as its text. */
export const NOTE_WIDTH = 220;

/** The colour of a note that has none of its own. */
export const PAPER = "#ca8a04";

/** What a note may be coloured with; the same as sections, on yellow paper unless said. */
export const NOTE_COLOURS = [
  ["yellow", null],
  ["blue", "#3b82f6"],
  ["green", "#22a35a"],
  ["pink", "#db2777"],
  ["plain", "#64748b"],
] as const;
