import type { Form } from "../blueprints/form.ts";
import type { Status } from "../blueprints/status.ts";
import { compileAsk } from "./compile.ts";
import { type Guard, guard } from "./compile-parts.ts";
import type { CompiledAsk } from "./compiled.ts";

/** A form, ready to be filled in. */
export interface CompiledForm {
  readonly document: Form;
  readonly asks: readonly CompiledAsk[];
  readonly requires: readonly CompiledDemand[];
}

/** A field that the form's tickets must have in some statuses, while its condition holds. */
export interface CompiledDemand {
  readonly field: string;
  readonly in: readonly Status[];
  readonly when: Guard | null;
  /** The same as an item of a step that leads there. */
  readonly ask: CompiledAsk | null;
}

export const compileForm = (document: Form): CompiledForm => ({
  document,
  asks: document.asks.flatMap(compileAsk),
  requires: (document.requires ?? []).map(({ field, in: statuses, when }) => {
    const [ask = null] = compileAsk({
      ask: "field",
      field,
      required: true,
      ...(when !== undefined && { showWhen: when }),
    });
    return { field, in: statuses, when: guard(when), ask };
  }),
});
