import document from "../blueprints/library/base-lifecycle.json" with { type: "json" };
import { type Lifecycle, lifecycleSchema } from "../blueprints/lifecycle.ts";

/** The lifecycle that ships: for a desk that has published none of its own, and for examples run apart from one. */
export const BASE_LIFECYCLE: Lifecycle = lifecycleSchema.parse(document);
