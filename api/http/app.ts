import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Api } from "../contract/api.ts";
import { api } from "../contract/api.ts";
import type { Endpoint, Method } from "../contract/endpoint.ts";
import type { Desk } from "../desk.ts";
import { handlers } from "../handlers/handlers.ts";
import type { Handler, Handlers } from "./handler.ts";
import { securityHeaders } from "./headers.ts";
import { refusal } from "./problems.ts";
import { createOnce } from "./replays.ts";
import { route, sendProblem } from "./route.ts";
import { staticFiles } from "./static-files.ts";

const VERBS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const satisfies {
  readonly [M in Method]: string;
};

/** Every line of the contract with its handler. */
function linesOf(table: Handlers): readonly { readonly line: Endpoint; readonly handler: Handler }[] {
  return Object.entries(api).flatMap(([group, lines]) =>
    Object.entries(lines).map(([name, line]: [string, Endpoint]) => {
      // `Handlers` has a handler for each group and name; Object.entries forgets which.
      const found = table[group as keyof Api] as unknown as { readonly [name: string]: Handler };
      const handler = found[name];
      if (!handler) throw new Error(`No handler for ${line.name}.`);
      return { line, handler };
    }),
  );
}

const isOfTicket = ({ path }: Endpoint): boolean => path.startsWith("/tickets");

/** The whole HTTP face of the desk: the API under /api, the health check, and the interface for everything else. */
export function createApp(desk: Desk, page: string): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", false);
  app.set("case sensitive routing", true);
  app.use(securityHeaders(desk.config.publicAddress?.startsWith("https:") === true));

  app.get("/healthz", async (request, response) => {
    try {
      await desk.store.db.selectFrom("counter").select("value").limit(1).execute();
      response.setHeader("Cache-Control", "no-store");
      response.json({ status: "ok" });
    } catch {
      sendProblem(desk, request, response, refusal("busy", [], { "retry-after": "1" }));
    }
  });

  const once = createOnce();
  // Addresses are tried one after the other: tickets first, since they are asked for most.
  const lines = linesOf(handlers).toSorted((a, b) => Number(isOfTicket(b.line)) - Number(isOfTicket(a.line)));
  for (const { line, handler } of lines) app[VERBS[line.method]](`/api${line.path}`, route(desk, line, handler, once));
  for (const path of new Set(lines.map(({ line }) => line.path))) {
    const known = lines.filter(({ line }) => line.path === path).map(({ line }) => line.method);
    app.all(`/api${path}`, (request, response) =>
      sendProblem(desk, request, response, refusal("wrongMethod", [], { allow: known.join(", ") })),
    );
  }
  app.use("/api", (request, response) => sendProblem(desk, request, response, refusal("notFound")));
  app.use(staticFiles(page));
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    // Express refuses addresses that cannot be decoded before any route sees them.
    sendProblem(desk, request, response, error instanceof URIError ? refusal("notFound") : error);
  });
  return app;
}
