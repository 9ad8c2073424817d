import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endpoints } from "../../../api/contract/api.ts";
import { good, startServer, type TestServer } from "../../server.ts";
import { DATABASES } from "../../stores.ts";
import { written } from "./desk.ts";

describe.each(DATABASES)("sessions and tokens on %s", (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ database });
  });
  afterAll(() => server.remove());
  const json = { "content-type": "application/json" };
  const trySignIn = (email: string, password: string) =>
    server.nobody.raw("/api/sign-in", { method: "POST", headers: json, body: JSON.stringify({ email, password }) });

  it("the sign-in page's people can sign in, and are who they are said to be", async () => {
    const { people, password } = good(await server.nobody.client.session.demoPeople());
    expect(people).toHaveLength(6);
    for (const { email, name } of people) {
      const answer = await trySignIn(email, password ?? "");
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toMatchObject({ email, person: { name }, demo: true });
    }
  });

  it("the cookie is for HTTP alone and for this site", async () => {
    const answer = await trySignIn("ana@filrouge.example", "filrouge");
    expect(answer.headers.get("set-cookie")).toMatch(
      /^filrouge\.session_token=[^;]{40,}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it("a wrong password, an unknown address and nonsense get one answer", async () => {
    const answers = [
      await trySignIn("ana@filrouge.example", "wrong-password"),
      await trySignIn("nobody@filrouge.example", "filrouge"),
      await trySignIn("no address", "filrouge"),
    ];
    const same = answers.map(({ status, text }) => [status, text.replace(/"requestId":"[^"]+"/, "")]);
    expect(new Set(same.map(String)).size).toBe(1);
    expect(same[0]?.[0]).toBe(401);
  });

  it("ten wrong passwords stop an account at this address for a while, and nobody else", async () => {
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await trySignIn("marc@filrouge.example", "wrong-password")).status).toBe(401);
    const stopped = await trySignIn("marc@filrouge.example", "filrouge");
    expect([stopped.status, stopped.headers.get("retry-after")]).toEqual([429, "900"]);
    expect((await trySignIn("bruno@filrouge.example", "filrouge")).status).toBe(200);
  });

  it("signing out ends the session for good, and a cookie set before signing in is not taken over", async () => {
    const ana = await server.signInAnew("ana");
    expect((await ana.client.session.read()).ok).toBe(true);
    expect((await ana.raw("/api/sign-out", { method: "POST" })).status).toBe(204);
    expect((await ana.client.session.read()).status).toBe(401);
    const fixed = await server.nobody.raw("/api/sign-in", {
      method: "POST",
      headers: { ...json, cookie: "filrouge.session_token=fixed.fixed" },
      body: '{"email":"ana@filrouge.example","password":"filrouge"}',
    });
    expect(fixed.headers.get("set-cookie")).not.toContain("=fixed");
  });

  it.each([
    "filrouge.session_token=",
    "filrouge.session_token=x.y",
    `filrouge.session_token=${"x".repeat(8000)}`,
    "filrouge.session_token=a; filrouge.session_token=b",
  ])("the cookie %s is nobody's", async (cookie) => {
    expect((await server.nobody.raw("/api/session", { headers: { cookie } })).status).toBe(401);
  });

  it("the language chosen stays, and problems follow it", async () => {
    const ana = await server.signIn("ana");
    expect(good(await ana.client.session.change({ body: { language: "fr" } })).language).toBe("fr");
    expect(good(await ana.client.session.read()).language).toBe("fr");
    expect((await ana.raw("/api/tickets/none")).text).toContain("Introuvable");
    expect((await ana.raw("/api/tickets/none", { headers: { "accept-language": "en" } })).text).toContain("Not found");
    const remi = await server.signIn("remi");
    expect(good(await remi.client.session.change({ body: { language: "en" } })).language).toBe("en");
  });

  it("a token acts as its maker until it is revoked, is shown once, and is kept as a hash", async () => {
    const ana = await server.signIn("ana");
    const { token, secret } = good(await ana.client.tokens.create({ body: { name: "script" } }));
    const program = server.withToken(secret);
    expect(good(await program.client.session.read()).person.id).toBe("agent:ana");
    expect(JSON.stringify(good(await ana.client.tokens.list()))).not.toContain(secret);
    const { db } = await server.store();
    expect(JSON.stringify(await db.selectFrom("api_token").selectAll().execute())).not.toContain(secret);
    expect((await server.withToken(`${secret}x`).client.session.read()).status).toBe(401);
    expect((await ana.client.tokens.remove({ params: { id: token.id } })).ok).toBe(true);
    expect((await program.client.session.read()).status).toBe(401);
  });

  it("a password is no token, and a token in the address is nothing", async () => {
    expect((await server.withToken("filrouge").client.session.read()).status).toBe(401);
    expect((await server.nobody.raw("/api/session?token=frt_x")).status).toBe(401);
  });

  it("X5: no endpoint that changes something acts for another site, or for another kind of body", async () => {
    const ada = await server.signIn("ada");
    const before = await written(server);
    const changing = endpoints.filter(({ method }) => method !== "GET");
    expect(changing.length).toBeGreaterThan(20);
    for (const { method, path } of changing) {
      const address = `/api${path.replaceAll(/:[a-z]+/g, "blueprint")}`;
      const send = (headers: { readonly [name: string]: string }, body = "{}") =>
        ada.raw(address, { method, headers: { ...json, ...headers }, body });
      expect((await send({ origin: "https://evil.example" })).status).toBe(403);
      expect((await send({ origin: "null" })).status).toBe(403);
      expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
      expect((await send({ "sec-fetch-site": "same-site" })).status).toBe(403);
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
        expect([404, 415], `${path} ${type}`).toContain((await send({ "content-type": type }, "a=b")).status);
      }
    }
    expect(await written(server)).toEqual(before);
    const own = await ada.raw("/api/session", {
      method: "PATCH",
      headers: { ...json, origin: server.address, "sec-fetch-site": "same-origin" },
      body: '{"language":"en"}',
    });
    expect(own.status).toBe(200);
  });

  it("X15: every answer carries the security headers", async () => {
    const ada = await server.signIn("ada");
    for (const address of [
      "/",
      "/healthz",
      "/api/session",
      "/api/nothing",
      "/api/openapi.json",
      "/api/docs",
      "/assets/none.js",
      "/tickets/1",
    ]) {
      const { headers } = await ada.raw(address);
      const csp = headers.get("content-security-policy") ?? "";
      expect(csp).toContain("script-src 'self';");
      expect(csp).toContain("object-src 'none'");
      expect(csp).toContain("base-uri 'none'");
      expect(csp).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("x-powered-by")).toBeNull();
      if (address.startsWith("/api/")) expect(headers.get("cache-control")).toBe("no-store");
    }
  });
});
