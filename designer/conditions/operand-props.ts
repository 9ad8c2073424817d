import type { Json } from "../../blueprints/json.ts";
import type { OperandPlace } from "../../blueprints/vocabulary/operator.ts";
import type { Readable } from "./catalogue.ts";

/** One operand of a condition, and what it may be. */
export interface OperandProps {
  readonly place: OperandPlace;
  readonly readable: Readable;
  readonly readables: readonly Readable[];
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly disabled: boolean;
}
