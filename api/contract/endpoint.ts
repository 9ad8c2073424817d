import { z } from "zod";
import type { Json } from "../../blueprints/json.ts";
import type { Right } from "../../blueprints/people.ts";

/**
 * Who may call an endpoint. `nobody`: everybody, signed in or not. `signedIn`: every person, requesters included.
 * `requester`: requesters alone. `agent`, `manager`, `admin`: that role or a higher one. `right:x`: who holds that right.
 * What a person then sees of a ticket is decided ticket by ticket.
 */
export type Who = "nobody" | "signedIn" | "requester" | "agent" | "manager" | "admin" | `right:${Right}`;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One line of the API: what may be said, by whom, and what is answered. Paths stand under /api. */
export interface Endpoint {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly who: Who;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Good answers by status; null: no body. Every other answer is a problem. */
  readonly answers: { readonly [status: number]: z.ZodType | null };
  /** `application/json` when absent. */
  readonly contentType?:
    | "text/event-stream"
    | "text/html"
    | "text/javascript"
    | "text/plain"
    | "text/css"
    | "text/csv"
    | "application/octet-stream"
    | "image/webp";
  /** The body is a file's bytes, application/octet-stream, handed on as they come. */
  readonly upload?: true;
  /** Its handler reads the body, and has the last word on what cannot be read. */
  readonly readsBody?: true;
  /** What it answers besides, when the query asks for that. */
  readonly alsoAnswers?: "text/csv";
  /** A key that makes a repeated request harmless; steps cannot go without. */
  readonly idempotencyKey?: "accepted" | "required";
  /** The version that the caller saw: 428 without, 412 when it is no longer the present one. */
  readonly ifMatch?: "required";
}

/** Keeps the exact types of one endpoint, so that client and handlers are checked against them. */
export const endpoint = <const E extends Endpoint>(line: E): E => line;

/** Any JSON value. It is checked for depth, size and keys before any schema sees it. */
export const json = z.custom<Json>((value) => value !== undefined).describe("Any JSON value.");

/** An instant: UTC epoch milliseconds. */
export const instant = z.int().describe("UTC epoch milliseconds.");

/** One string, or one string a language. */
export const text = z
  .union([z.string(), z.record(z.string(), z.string())])
  .describe("One string, or one string a language.");

/** Our own sentences: always in both languages. */
export const sentence = z.strictObject({ en: z.string(), fr: z.string() });

/** Somebody or something with a name to show: `agent:ana`, `group:finance`, `requester:…`, `rule:…`, `system`. */
export const named = z.strictObject({ id: z.string(), name: z.string() });

/** An id in a path. Nonsense is refused before it reaches the store. */
export const idParams = z.strictObject({ id: z.string().min(1).max(100) });

/** A page's size and where it starts. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(200).optional(),
};

/** The place where a page goes on, of this shape: what no list of ours can have given is refused. */
export const cursorOf = (shape: RegExp) => z.string().max(200).regex(shape, "This is no cursor of ours.").optional();

/** Instant and id of the last one of a page. */
export const instantCursor = cursorOf(/^\d{1,15}\../);
