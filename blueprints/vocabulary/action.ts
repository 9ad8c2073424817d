import type { z } from "zod";
import type { Scope } from "../condition.ts";
import type { Answers, TicketChanges } from "../event.ts";
import type { Effect, Fact } from "../facts.ts";
import type { FieldDefinition } from "../field.ts";
import type { Actor } from "../people.ts";
import type { Outcome, Status } from "../status.ts";
import type { Template } from "../template.ts";
import type { Sentence } from "../text.ts";
import type { Ticket } from "../ticket.ts";

/** A fact or an effect before the runtime stamps it with instant, actor, rule and id. */
type Unstamped<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type NewFact = Unstamped<Fact, "at" | "by" | "rule">;
export type NewEffect = Unstamped<Effect, "id" | "ticket" | "rule" | "cause">;

/** What a vocabulary entry may see: everything is handed in. */
export interface Scene {
  readonly ticket: Ticket;
  readonly actor: Actor;
  /** Epoch ms. */
  readonly at: number;
  readonly answers: Answers;
  /** What a condition and a placeholder may read at this moment, earlier actions included. */
  readonly scope: Scope;
  readonly fields: ReadonlyMap<string, FieldDefinition>;
  readonly templates: ReadonlyMap<string, Template>;
  /** Why nothing is assigned to somebody; null: he may own tickets. Absent: everybody may. */
  readonly againstOwner?: (person: string) => Sentence | null;
  /** A fresh id that derives from the event's id, so that a retry gives the same. */
  readonly nextId: () => string;
}

/** What an action does: facts in the transition's own transaction, effects through the outbox, or a refusal with its reason. */
export interface Performed {
  readonly facts?: readonly NewFact[];
  readonly effects?: readonly NewEffect[];
  readonly refused?: Sentence;
  /** What the runtime does then, because it needs the other documents for it. */
  readonly next?: NextMove;
}

/** A ticket that is to be made for this one. */
export interface OpenDraft extends TicketChanges {
  readonly subject: string;
  /** What its first note says. */
  readonly text: string | null;
}

/** A further move of the ticket that an action asks for. */
export type NextMove =
  | { readonly move: "route" }
  /** `restart`: clocks that run begin anew there. */
  | { readonly move: "department"; readonly to: string; readonly restart?: true }
  | { readonly move: "macro"; readonly macro: string }
  | { readonly move: "transition"; readonly transition: string }
  | { readonly move: "status"; readonly to: Status; readonly outcome: Outcome | null }
  | { readonly move: "enter"; readonly blueprint: string }
  | { readonly move: "open"; readonly link: "child" | "related"; readonly draft: OpenDraft }
  | { readonly move: "problem"; readonly problem: number }
  | { readonly move: "leave" };

/** One word of the After vocabulary. Palette, inspector form, JSON Schema, docs and plain sentence follow from it. */
export interface ActionType<S extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly title: Sentence;
  readonly schema: S;
  /** What it did cannot be taken back (a mail that left), so no undo after it. */
  readonly irreversible?: boolean;
  /** "Assign it to Ana": names are looked up by the caller. */
  readonly sentence: (params: z.infer<S>, name: (reference: string) => string) => Sentence;
  readonly perform: (params: z.infer<S>, scene: Scene) => Performed;
}

/** Gives an action its parameter types; the list in actions.ts then forgets them. */
export const defineAction = <S extends z.ZodType>(action: ActionType<S>): ActionType<S> => action;
