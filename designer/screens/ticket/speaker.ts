import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Language, Text } from "../../../blueprints/text.ts";
import type { desk } from "../../i18n/desk.ts";
import type { Translate } from "../../i18n/i18n.ts";
import type { journal } from "../../i18n/journal.ts";
import type { FieldLook } from "./attributes.ts";

/** What of a ticket its own names are taken from. */
export type Told = Pick<TicketView, "place" | "thread">;

/** What whoever tells of a ticket needs: words, names, and the ticket itself. */
export interface Speaker {
  readonly t: Translate<keyof (typeof journal)["en"]>;
  readonly d: Translate<keyof (typeof desk)["en"]>;
  readonly say: (text: Text) => string;
  readonly name: (reference: string) => string;
  readonly field: (key: string) => FieldLook;
  readonly time: (at: number) => string;
  readonly language: Language;
  /** The name of a published policy, time rule, calendar or blueprint. */
  readonly definition: (kind: string, key: string) => string;
  /** The name of a row of a routing table: `routing:main@3/rows/refunds`; its key as long as the table is not read. */
  readonly row: (rule: string) => string;
  readonly document: Blueprint | null | undefined;
  readonly ticket: Told;
}

export const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

export const stateName = (speaker: Speaker, id: string): string => {
  const drawn =
    speaker.document?.states.find((state) => state.id === id)?.name ??
    speaker.ticket.thread.find((station) => station.state.id === id)?.state.name;
  return drawn ? speaker.say(drawn) : id;
};
