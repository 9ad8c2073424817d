import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import type { Json } from "../../blueprints/json.ts";
import type { Language } from "../../blueprints/text.ts";
import type { Caller, Principal } from "../auth/principal.ts";
import type { Api } from "../contract/api.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import type { Desk } from "../desk.ts";

type Read<E, K extends "params" | "query" | "body"> = E extends { readonly [P in K]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** A key and what was asked with it, so that a repetition is told from a reuse. */
export interface Idempotency {
  readonly key: string;
  readonly hash: string;
}

/** One request that has passed every check at the edge. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly params: Read<E, "params">;
  readonly query: Read<E, "query">;
  readonly body: Read<E, "body">;
  /** The body as it came, to the character. */
  readonly text: string;
  readonly principal: Caller<E>;
  readonly language: Language;
  readonly requestId: string;
  /** The version in If-Match; null where none is asked for. */
  readonly ifMatch: E extends { readonly ifMatch: "required" } ? number : null;
  readonly idempotency: E extends { readonly idempotencyKey: "required" } ? Idempotency : Idempotency | null;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What is answered may be read-only all the way down. */
type Frozen<T> = Json extends T
  ? T
  : T extends readonly (infer U)[]
    ? readonly Frozen<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Frozen<T[K]> }
      : T;

interface Extras {
  /** Version of what is answered. */
  readonly etag?: number;
  readonly cookies?: readonly string[];
}

type Good<A> = {
  [S in keyof A]: Extras & { readonly status: S } & (A[S] extends z.ZodType
      ? { readonly body: Frozen<z.output<A[S]>> }
      : { readonly body?: undefined });
}[keyof A];

/** An answer that is sent as the text it is kept as, so that not a byte changes. */
export interface Verbatim extends Extras {
  readonly status: 200;
  readonly verbatim: string;
  readonly contentType?: string;
}

/** The handler has answered by itself, or goes on doing so: a stream. */
export interface Streaming {
  readonly streaming: true;
}

export type Reply<E extends Endpoint = Endpoint> = Good<E["answers"]> | Verbatim | Streaming;

export type Handler<E extends Endpoint = Endpoint> = (desk: Desk, call: Call<E>) => Promise<Reply<E>>;

/** Gives a handler the types of its endpoint. */
export const handles = <E extends Endpoint>(_line: E, handler: Handler<E>): Handler<E> => handler;

/** A handler for every line of the contract. */
export type Handlers = {
  readonly [G in keyof Api]: { readonly [N in keyof Api[G]]: Api[G][N] extends Endpoint ? Handler<Api[G][N]> : never };
};

export type { Principal };
