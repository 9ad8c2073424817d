import { type Answer, type Client, createClient, type Send } from "../../api/contract/client.ts";
import { often } from "../../api/contract/often.ts";
import type { Problem } from "../../api/contract/problem.ts";
import { language } from "../i18n/i18n.ts";
import { learnServerTime } from "./server-time.ts";
import { wasUpdated } from "./updated.ts";

/** The server's no, as an error that react-query and screens can show. `status` 0: no connection. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
  get status(): number {
    return this.problem.status;
  }
}

const offline = (): Problem => ({
  type: "about:blank",
  title: language() === "fr" ? "Pas de connexion" : "No connection",
  status: 0,
  detail:
    language() === "fr"
      ? "Le serveur ne répond pas. Ce que vous avez saisi est conservé."
      : "The server does not answer. What you typed is kept.",
  code: "offline",
  errors: [],
  requestId: "",
});

/** The server answers, but has another page by now: what this one would still load is gone. */
const outdated = (): Problem => ({
  ...offline(),
  title: language() === "fr" ? "L’application a été mise à jour" : "The desk was updated",
  detail:
    language() === "fr"
      ? "L’application a été mise à jour. Rechargez la page pour continuer : ce que vous avez saisi est conservé."
      : "The desk was updated. Reload the page to go on: what you typed is kept.",
  code: "outdated",
});

const send: Send = async (request) => {
  const query = new URLSearchParams(request.query).toString();
  try {
    const response = await fetch(query ? `${request.path}?${query}` : request.path, {
      method: request.method,
      headers: { accept: "application/json", "accept-language": language(), ...request.headers },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      credentials: "same-origin",
    });
    learnServerTime(response.headers.get("date"));
    const text = await response.text();
    let body: unknown;
    try {
      body = text === "" ? undefined : JSON.parse(text);
    } catch {
      body = undefined; // A proxy's page: the client answers "unexpected answer".
    }
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch {
    return { status: 0, headers: {}, body: offline() };
  }
};

type Calls = { readonly [name: string]: (input?: unknown) => Promise<Answer<unknown>> };

let fetched: Promise<{ readonly [area: string]: Calls }> | null = null;

/** What the page does not bring along; fetched anew when it could not be had. */
function others(): NonNullable<typeof fetched> {
  fetched ??= import("../../api/contract/seldom.ts").then(
    // Looked up by names that the type of the whole client allows.
    ({ seldom }) => createClient(send, seldom) as unknown as { readonly [area: string]: Calls },
  );
  fetched.catch(() => {
    fetched = null;
  });
  return fetched;
}

const areaOf = (area: string): Calls =>
  new Proxy<Calls>(
    {},
    {
      get: (_, name) => async (input?: unknown) => {
        const all = await others().catch(() => null);
        const call = all?.[area]?.[String(name)];
        if (call) return call(input);
        return { ok: false, status: 0, problem: (await wasUpdated()) ? outdated() : offline() };
      },
    },
  );

/** Every call of the API goes through here: own origin, session cookie, the language on the screen. */
export const client = new Proxy(createClient(send, often), {
  get: (known, area) => (area in known ? Reflect.get(known, area) : areaOf(String(area))),
  // Areas that it does not have itself it has fetched when they are asked.
}) as unknown as Client;

/** The body of a good answer; throws {@link ProblemError} for any other. */
export function bodyOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.body;
  throw new ProblemError(answer.problem);
}
