import type { Mailer } from "../../api/effects/smtp.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { PuzzleDesk } from "./desk.ts";

/** A small set-up, a question, and the sentence that a person must read first. */
export interface Puzzle {
  readonly title: string;
  /** Of the traffic around it. */
  readonly seed: number;
  /** The mail server of the desk; none when absent. */
  readonly mailer?: Mailer;
  readonly story: (desk: PuzzleDesk) => Promise<void>;
  readonly ask: (desk: PuzzleDesk) => Promise<Sentence>;
  readonly en: string;
  readonly fr?: string;
}

const of = (kind: string, document: object): object => ({ kind, schemaVersion: 1, name: "Unnamed", ...document });

export const trigger = (key: string, name: string, document: object): object =>
  of("trigger", { key, name, ...document });
export const timeRule = (key: string, name: string, document: object): object =>
  of("time-rule", { key, name, time: "calendar", ...document });
export const assignment = (document: object): object =>
  of("assignment", {
    key: "finance",
    name: "Finance shares",
    group: "group:finance",
    method: "leastLoaded",
    ...document,
  });
export const routing = (rows: readonly object[]): object =>
  of("routing", { key: "main", name: "Who gets tickets", rows });
export const policy = (document: object): object =>
  of("sla-policy", { key: "standard", name: "Standard", ...document });
export const field = (document: object): object => of("field", document);
export const blueprint = (document: object): object => of("blueprint", document);

export const at = (path: string) => ({ var: `ticket.${path}` });
export const tag = (name: string) => ({ do: "addTag", tag: name });
