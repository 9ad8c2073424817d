import type { z } from "zod";
import type { Api } from "./api.ts";
import type { Endpoint, Method } from "./endpoint.ts";
import { type Problem, problemSchema } from "./problem.ts";

/** What the client asks its host to send; `path` starts with /api and holds no query. */
export interface Request {
  readonly method: Method;
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  readonly headers: { readonly [name: string]: string };
  /** A JSON value, or undefined for no body. */
  readonly body: unknown;
}

/** What came back: header names in lower case, `body` parsed JSON (undefined when there is none). */
export interface Response {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body: unknown;
}

export type Send = (request: Request) => Promise<Response>;

export type Answer<T> =
  | { readonly ok: true; readonly status: number; readonly body: T; readonly etag: string | null }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

type Part<E, K extends "params" | "query" | "body"> = E extends { readonly [P in K]: infer S extends z.ZodType }
  ? undefined extends z.input<S>
    ? { readonly [P in K]?: z.input<S> }
    : Record<never, never> extends z.input<S>
      ? { readonly [P in K]?: z.input<S> }
      : { readonly [P in K]: z.input<S> }
  : Record<never, never>;

type Headers<E> = (E extends { readonly ifMatch: "required" }
  ? { /** The version seen, with or without its quotes. */ readonly ifMatch: string | number }
  : Record<never, never>) &
  (E extends { readonly idempotencyKey: "required" }
    ? { readonly idempotencyKey: string }
    : E extends { readonly idempotencyKey: "accepted" }
      ? { readonly idempotencyKey?: string }
      : Record<never, never>);

/** What a call of an endpoint is given. */
export type Input<E> = Part<E, "params"> & Part<E, "query"> & Part<E, "body"> & Headers<E>;

type Value<S> = S extends z.ZodType ? z.output<S> : undefined;
/** What a good answer of an endpoint holds. */
export type Output<E extends Endpoint> = Value<E["answers"][keyof E["answers"]]>;

type Call<E extends Endpoint> =
  Record<never, never> extends Input<E>
    ? (input?: Input<E>) => Promise<Answer<Output<E>>>
    : (input: Input<E>) => Promise<Answer<Output<E>>>;

/** Areas of endpoints, such as the whole {@link Api}. */
export type Areas = { readonly [area: string]: { readonly [name: string]: Endpoint } };

export type ClientOf<A> = {
  readonly [G in keyof A]: { readonly [N in keyof A[G]]: A[G][N] extends Endpoint ? Call<A[G][N]> : never };
};

/** One that may call whatever there is. */
export type Client = ClientOf<Api>;

interface LooseInput {
  readonly params?: { readonly [name: string]: string | number };
  readonly query?: { readonly [name: string]: unknown };
  readonly body?: unknown;
  readonly ifMatch?: string | number;
  readonly idempotencyKey?: string;
}

/** Writes an endpoint's path with its parameters filled in: `/api/tickets/42`. */
export function pathOf(path: string, params: { readonly [name: string]: string | number } = {}): string {
  return `/api${path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? "")))}`;
}

const quoted = (version: string | number): string =>
  String(version).startsWith('"') ? String(version) : `"${version}"`;

function requestOf(line: Endpoint, input: LooseInput): Request {
  const headers: Record<string, string> = {};
  if (input.ifMatch !== undefined) headers["if-match"] = quoted(input.ifMatch);
  if (input.idempotencyKey !== undefined) headers["idempotency-key"] = input.idempotencyKey;
  if (input.body !== undefined) headers["content-type"] = "application/json";
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined && value !== null) query[name] = String(value);
  return { method: line.method, path: pathOf(line.path, input.params), query, headers, body: input.body };
}

/** A problem for an answer that is none of ours: a proxy's page, a lost connection's stub. */
const strange = (status: number): Problem => ({
  type: "about:blank",
  title: "Unexpected answer",
  status,
  detail: "The server answered something that is not part of its contract.",
  code: "unexpectedAnswer",
  errors: [],
  requestId: "",
});

/** One function an endpoint, `client.tickets.read({ params: { id } })`, made from the same tables as the server. */
export function createClient<A extends Areas>(send: Send, areas: A): ClientOf<A> {
  const call = async (line: Endpoint, input: LooseInput): Promise<Answer<unknown>> => {
    const { status, headers, body } = await send(requestOf(line, input));
    if (status >= 200 && status < 300) {
      const schema = line.answers[status];
      if (schema === null) return { ok: true, status, body: undefined, etag: headers.etag ?? null };
      const parsed = schema?.safeParse(body);
      if (parsed?.success) return { ok: true, status, body: parsed.data, etag: headers.etag ?? null };
      return { ok: false, status, problem: strange(status) };
    }
    const problem = problemSchema.safeParse(body);
    return { ok: false, status, problem: problem.success ? problem.data : strange(status) };
  };
  const groups = Object.entries(areas).map(([group, lines]) => [
    group,
    Object.fromEntries(
      Object.entries(lines).map(([name, line]: [string, Endpoint]) => [
        name,
        (input: LooseInput = {}) => call(line, input),
      ]),
    ),
  ]);
  // The object is built from the same table that the type is computed from; the compiler cannot follow Object.entries.
  return Object.fromEntries(groups) as ClientOf<A>;
}
