import type { Json } from "../../blueprints/json.ts";

/** How a control hands its value on: with the pointer of what was typed in, so that typing there is one step of undo. */
export type OnEdit = (value: Json | undefined, at: string) => void;
