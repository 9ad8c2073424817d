import type { Desk } from "../desk.ts";

/** What other doors than mail need of a desk. */
export interface ChannelDesk extends Pick<Desk, "store" | "clock" | "door" | "statements" | "definitions"> {
  readonly config: Pick<Desk["config"], "secret">;
}
