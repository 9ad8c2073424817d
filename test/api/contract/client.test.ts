import { describe, expect, it } from "vitest";
import { api } from "../../../api/contract/api.ts";
import { createClient, pathOf, type Request, type Response } from "../../../api/contract/client.ts";

/** A host that answers one thing and keeps what it was asked. */
function host(answer: Partial<Response>) {
  const asked: Request[] = [];
  const client = createClient(async (request) => {
    asked.push(request);
    return { status: 200, headers: {}, body: undefined, ...answer };
  }, api);
  return { client, asked };
}

const PROBLEM = { type: "urn:x", title: "No", status: 409, detail: "No.", code: "moved", errors: [], requestId: "1" };

describe("the typed client", () => {
  it("fills in paths, leaves out what is not asked, and quotes versions", async () => {
    const { client, asked } = host({ status: 204 });
    await client.definitions.removeDraft({ params: { kind: "blueprint", key: "a" }, ifMatch: 7 });
    await client.tickets.list({ query: { view: "mine", limit: 5 } });
    await client.tickets.step({
      params: { id: "a/b" },
      body: { transition: "take", fromState: "open" },
      idempotencyKey: "k",
    });
    expect(asked).toEqual([
      {
        method: "DELETE",
        path: "/api/definitions/blueprint/a/draft",
        query: {},
        headers: { "if-match": '"7"' },
        body: undefined,
      },
      { method: "GET", path: "/api/tickets", query: { view: "mine", limit: "5" }, headers: {}, body: undefined },
      {
        method: "POST",
        path: "/api/tickets/a%2Fb/steps",
        query: {},
        headers: { "idempotency-key": "k", "content-type": "application/json" },
        body: { transition: "take", fromState: "open" },
      },
    ]);
  });

  it("keeps a version that is quoted already", async () => {
    const { client, asked } = host({ status: 204 });
    await client.definitions.removeDraft({ params: { kind: "blueprint", key: "a" }, ifMatch: '"7"' });
    expect(asked[0]?.headers).toEqual({ "if-match": '"7"' });
  });

  it("gives a good answer with its version", async () => {
    const { client } = host({ headers: { etag: '"3"' }, body: { keys: ["a"] } });
    expect(await client.definitions.order({ params: { kind: "blueprint" }, body: { keys: ["a"] } })).toEqual({
      ok: true,
      status: 200,
      body: { keys: ["a"] },
      etag: '"3"',
    });
  });

  it("gives a problem as it came", async () => {
    const { client } = host({ status: 409, body: PROBLEM });
    expect(await client.session.read()).toEqual({ ok: false, status: 409, problem: PROBLEM });
  });

  it("takes nothing that is not in the contract for an answer: not another body, status or page", async () => {
    for (const answer of [
      { body: { keys: [1] } },
      { body: { keys: [], more: 1 } },
      { status: 201, body: { keys: [] } },
      { status: 502, body: "<html>" },
    ]) {
      const { client } = host(answer);
      expect(await client.definitions.order({ params: { kind: "blueprint" }, body: { keys: [] } })).toMatchObject({
        ok: false,
        problem: { code: "unexpectedAnswer" },
      });
    }
  });

  it("encodes every part of a path", () => {
    expect(pathOf("/tickets/:id/drafts/:transition", { id: "a b", transition: "ü" })).toBe(
      "/api/tickets/a%20b/drafts/%C3%BC",
    );
  });
});
