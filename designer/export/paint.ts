import type { Category } from "../ui/category.ts";

/** The colours of a picture. */
export interface Paint {
  readonly canvas: string;
  readonly panel: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly separator: string;
  readonly accent: (category: Category) => string;
  readonly fill: (category: Category) => string;
}

/** As the page is now, light or dark. */
export const PAGE: Paint = {
  canvas: "var(--canvas)",
  panel: "var(--panel)",
  ink: "var(--ink)",
  soft: "var(--soft)",
  line: "var(--line)",
  separator: "var(--separator)",
  accent: (category) => `var(--${category})`,
  fill: (category) => `var(--${category}-fill)`,
};

// The light half of the page's own tokens: a file is looked at on paper and in other people's programs.
const ACCENTS: { readonly [category in Category]: string } = {
  start: "#1d4ed8",
  active: "#15803d",
  waiting: "#b45309",
  finished: "#4b5563",
  cancelled: "#9d174d",
};
const FILLS: { readonly [category in Category]: string } = {
  start: "#eff6ff",
  active: "#f0fdf4",
  waiting: "#fffbeb",
  finished: "#f3f4f6",
  cancelled: "#fdf2f8",
};
export const LIGHT: Paint = {
  canvas: "#f8fafc",
  panel: "#ffffff",
  ink: "#0f172a",
  soft: "#475569",
  line: "#475569",
  separator: "#cbd5e1",
  accent: (category) => ACCENTS[category],
  fill: (category) => FILLS[category],
};
