import type { ReactNode } from "react";
import type { Problems } from "./describe.ts";

export type Tool = "hand" | "select";
export interface Renaming {
  readonly kind: "state" | "transition" | "section";
  readonly id: string;
}

/** What the page hands to the canvas beside the document. */
export interface Stage {
  /** Findings by element: `state:open`, `transition:take`. */
  readonly problems: ReadonlyMap<string, Problems>;
  /** Live tickets by state; null while they are not shown. */
  readonly live: ReadonlyMap<string, number> | null;
  readonly tool: Tool;
  /** Draws what is off screen too; for measuring. */
  readonly allVisible?: boolean;
  readonly rename: (what: Renaming) => void;
  /** Opens the menu of what can be done, at a place on the screen. */
  readonly menu: (at: { readonly x: number; readonly y: number }) => void;
  /** Opens the list of what may come after a state. */
  readonly append: (from: string) => void;
  /** Drawn over the picture: name box, hints of a mode. */
  readonly overlay?: ReactNode;
}
