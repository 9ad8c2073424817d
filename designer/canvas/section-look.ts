/** What a section's frame, or several states at once, may be coloured with; each stands out from light and dark alike. */
export const SECTION_COLOURS = [
  ["blue", "#3b82f6"],
  ["green", "#22a35a"],
  ["amber", "#d97706"],
  ["pink", "#db2777"],
  ["plain", undefined],
] as const;
