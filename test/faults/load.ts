import { randomUUID } from "node:crypto";

/** One request of the load, kept until it is known what became of it. */
export interface Request {
  readonly key: string;
  readonly path: string;
  readonly body: object;
}

/** What the clients know: what was acknowledged, what had no answer, what was refused though it should not be. */
export interface Ledger {
  readonly acknowledged: Map<string, { readonly event: string | null; readonly path: string }>;
  readonly unsure: Request[];
  readonly refused: string[];
}

export const newLedger = (): Ledger => ({ acknowledged: new Map(), unsure: [], refused: [] });

/** Signs a demo person in and gives the cookie. */
export async function signIn(address: string, email: string): Promise<string> {
  const response = await fetch(`${address}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: "filrouge" }),
  });
  if (!response.ok) throw new Error(`Sign-in was answered with ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

/** Sends one request and writes into the ledger what came of it; the ticket's id, or null when there was no good answer. */
export async function send(address: string, cookie: string, ledger: Ledger, request: Request): Promise<string | null> {
  try {
    const response = await fetch(`${address}/api${request.path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": request.key, cookie },
      body: JSON.stringify(request.body),
    });
    const text = await response.text();
    if (!response.ok) {
      ledger.refused.push(`${request.path}: ${response.status} ${text}`);
      return null;
    }
    const answer = JSON.parse(text) as { readonly event?: string; readonly ticket: { readonly id: string } };
    ledger.acknowledged.set(request.key, { event: answer.event ?? null, path: request.path });
    return answer.ticket.id;
  } catch {
    // No answer: it may be on the disk or not. Sent again with its key it must come to exactly one.
    ledger.unsure.push(request);
    return null;
  }
}

const to = (path: string, body: object): Request => ({ key: randomUUID(), path, body });

/** One life of a ticket: opened, taken, written on, a third party asked, handed back. */
function* life(ticket: () => string): Generator<Request> {
  const step = (transition: string, fromState: string, answers: object = {}) =>
    to(`/tickets/${ticket()}/steps`, { transition, fromState, answers });
  yield to("/tickets", { subject: "Invoice", department: "department:finance", fields: { product: "books" } });
  yield step("take", "open");
  yield to(`/tickets/${ticket()}/messages`, { public: true, text: "We are on it." });
  yield step("ask-third-party", "in-progress", { thirdParty: "supplier", note: "They know." });
  yield step("note-answer", "with-third-party", { note: "They say yes." });
  yield step("hand-back", "in-progress");
}

/** `clients` people at work until `enough` says so or the server is gone. */
export async function runLoad(
  address: string,
  cookie: string,
  ledger: Ledger,
  { clients, enough }: { readonly clients: number; readonly enough: () => boolean },
): Promise<void> {
  const client = async () => {
    while (!enough()) {
      let id: string | null = null;
      for (const request of life(() => id ?? "")) {
        if (enough()) return;
        id = await send(address, cookie, ledger, request);
        if (id === null) return;
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}
