import type { Json, JsonObject } from "./json.ts";
import type { Sentence } from "./text.ts";

/** One edit of a document, as in JSON Patch (RFC 6902). */
export type DocumentEdit =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/**
 * What is wrong with a document, and where. The same shape serves grammar, conditions, checks, publishing and problems over HTTP.
 * `code` is stable (`state.unreachable`), `pointer` a JSON pointer into the document, `fix` an edit that would mend it.
 */
export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning" | "hint";
  readonly pointer: string;
  readonly message: Sentence;
  readonly fix?: { readonly title: Sentence; readonly edits: readonly DocumentEdit[] };
}

/**
 * The domain's no: a value, never an exception. `pointer` points into the request (`/fields/thirdParty`, `/note`, `` for the whole).
 * `details` holds what a person or program needs to go on (state, allowed transitions, who was faster, seen values).
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly pointer: string;
  readonly message: Sentence;
  readonly details?: JsonObject;
}

/** Every way in which the runtime says no. One table in api/ maps them to HTTP answers. */
export type ReasonCode =
  | "missing" // an obligation was not met
  | "invalid" // a value breaks a check or a type
  | "unknown" // a field, group, person, state or transition that does not exist
  | "locked" // the blueprint holds the state
  | "strict" // strict mode: nothing may be edited outside transitions
  | "notOffered" // the transition's condition does not hold
  | "notAllowed" // the actor has no right
  | "moved" // somebody was faster: the ticket is no longer in `fromState`
  | "notFromHere" // no such transition from the present state
  | "statusNotAllowed" // the base lifecycle does not know that way
  | "assigneeNeeded" // a person's step into solved needs an assignee
  | "closed" // a closed ticket is final
  | "tooMany" // a limit that the definition sets
  | "notUndoable" // too late, something followed, or something left
  | "alreadyInBlueprint"
  | "notInBlueprint";
