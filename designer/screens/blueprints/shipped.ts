import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { library } from "../../../blueprints/library.ts";

/** The processes that are shipped, in the order in which they are. */
export const shipped: readonly Blueprint[] = library.flatMap(({ document }) =>
  document.kind === "blueprint" ? [document] : [],
);
