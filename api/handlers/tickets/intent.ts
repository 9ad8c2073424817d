import type { Event } from "../../../blueprints/event.ts";

type Unsent<E> = E extends unknown ? Omit<E, "id" | "ticket" | "at" | "actor"> : never;
/** What an event says, before it is stamped with who, when and on which ticket. */
export type Intent = Unsent<Event>;
