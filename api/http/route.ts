import type { NextFunction, Request, Response } from "express";
import { isShutTo } from "../auth/collaborators.ts";
import { mayCall, type Principal } from "../auth/principal.ts";
import type { Endpoint } from "../contract/endpoint.ts";
import type { Desk } from "../desk.ts";
import { CAUSE_HEADER, causeIn } from "../effects/cause-header.ts";
import { StorageAway } from "../files/file-store.ts";
import { newId } from "../ids.ts";
import { assertUpload, readBody } from "./body.ts";
import type { Call, Handler, Reply } from "./handler.ts";
import { languageOf } from "./language.ts";
import { assertSameSite } from "./origin.ts";
import { isOpened, sendProblemPage } from "./problem-page.ts";
import { problemOf, Refusal, refusal } from "./problems.ts";
import type { Once } from "./replays.ts";
import { idempotencyOf, ifMatchOf, paramsOf, queryOf } from "./request.ts";
import { validated } from "./validate.ts";

const NO_CONTENT = 204;

function send(response: Response, line: Endpoint, reply: Reply): void {
  if ("streaming" in reply) return;
  if (reply.etag !== undefined) response.setHeader("ETag", `"${reply.etag}"`);
  for (const cookie of reply.cookies ?? []) response.append("Set-Cookie", cookie);
  response.statusCode = Number(reply.status);
  if (response.statusCode === NO_CONTENT) {
    response.end();
    return;
  }
  const [type, text] =
    "verbatim" in reply
      ? [reply.contentType ?? line.contentType ?? "application/json", reply.verbatim]
      : ["application/json", JSON.stringify(reply.body)];
  response.setHeader("Content-Type", `${type}; charset=utf-8`);
  response.end(text);
}

/** Ends a request with a problem. What is no refusal is a fault of ours: logged whole, told bare. */
export function sendProblem(desk: Desk, request: Request, response: Response, error: unknown): void {
  // Who hung up in the middle of a request hears no answer, and that is no fault of ours.
  if (request.destroyed && !request.complete) {
    response.destroy();
    return;
  }
  const refused = error instanceof Refusal ? error : refusalFor(desk, error);
  const { requestId, language } = contextOf(response, request);
  if (!(error instanceof Refusal)) console.error(`request ${requestId} ${request.method} ${request.path}:`, error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const [name, value] of Object.entries(refused.headers)) response.setHeader(name, value);
  response.statusCode = refused.status;
  const problem = problemOf(refused, language, requestId);
  if (isOpened(request)) {
    sendProblemPage(request, response, problem, language);
    return;
  }
  response.setHeader("Content-Type", "application/problem+json; charset=utf-8");
  response.end(JSON.stringify(problem));
}

/** What passes by itself says when to ask again; everything else is a fault of ours. */
function refusalFor({ store }: Desk, error: unknown): Refusal {
  if (error instanceof StorageAway) return refusal("storageAway", [], { "retry-after": "10" });
  return store.dialect.isRetryable(error) ? refusal("busy", [], { "retry-after": "1" }) : refusal("bug");
}

interface Context {
  readonly requestId: string;
  language: ReturnType<typeof languageOf>;
}

/** What goes with a request: its id, and the language to answer in as far as it is known by then. */
export function contextOf(response: Response, request: Request): Context {
  const known: unknown = response.locals.context;
  // Written here alone.
  if (known !== undefined) return known as Context;
  const context: Context = { requestId: newId(), language: languageOf(request.headers["accept-language"], null) };
  response.locals.context = context;
  response.setHeader("X-Request-Id", context.requestId);
  response.setHeader("Cache-Control", "no-store");
  return context;
}

/** A program that answers a webhook of ours goes on with its chain. */
function withCause({ config, clock }: Desk, caller: Principal, { headers }: Request): Principal {
  const cause = causeIn(config.secret, headers[CAUSE_HEADER], clock.now());
  return cause ? { ...caller, cause } : caller;
}

/** Everything that stands between a request and its handler, in one order for all: origin, person, right, shape, body. */
export function route(desk: Desk, line: Endpoint, handler: Handler, once: Once) {
  return async (request: Request, response: Response, _next: NextFunction): Promise<void> => {
    const context = contextOf(response, request);
    try {
      assertSameSite(request, desk.config.publicAddress);
      const { principal: caller, cookies } = await desk.sessions.identify(request.headers);
      const principal = caller?.via === "token" ? withCause(desk, caller, request) : caller;
      for (const cookie of cookies) response.append("Set-Cookie", cookie);
      context.language = languageOf(
        request.headers["accept-language"],
        principal?.via === "session" ? principal.language : null,
      );
      if (!mayCall(line.who, principal) || isShutTo(principal, line))
        throw refusal(principal ? "notAllowed" : "signedOut");
      const params = paramsOf(line, request.params);
      if (line.upload) assertUpload(request);
      const query = queryOf(line, request);
      const { text, value } =
        request.method === "GET" || request.method === "HEAD" || line.upload || line.readsBody
          ? { text: "", value: undefined }
          : await readBody(request);
      const ifMatch = ifMatchOf(line, request);
      const idempotency = idempotencyOf(line, request, text);
      const body = validated(line.body, value);
      // The checks above give exactly what the endpoint's schemas promise; the table has forgotten which endpoint it is.
      const call = {
        params,
        query,
        body,
        text,
        principal,
        language: context.language,
        requestId: context.requestId,
        ifMatch,
        idempotency,
        request,
        response,
      } as unknown as Call;
      const reply = await once(principal?.id ?? "", idempotency, () => handler(desk, call));
      send(response, line, reply);
    } catch (error) {
      sendProblem(desk, request, response, error);
    }
  };
}
