import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { good, startServer, type TestServer } from "../../server.ts";
import { freeTicket, written } from "./desk.ts";

describe("the server process", () => {
  let server: TestServer;
  const started = Date.now();
  beforeAll(async () => {
    server = await startServer({ first: true });
  });
  afterAll(() => server.remove());

  it("prints address, database and demo sign-ins, and is healthy", async () => {
    expect(server.output()).toMatch(/Filrouge\s+http:\/\/localhost:\d+/);
    expect(server.output()).toMatch(/Database\s+SQLite .*filrouge\.sqlite/);
    expect(server.output()).toContain("password filrouge");
    for (const name of ["ada", "marc", "ana", "bruno", "chloe"])
      expect(server.output()).toContain(`${name}@filrouge.example`);
    const health = await server.nobody.raw("/healthz");
    expect([health.status, health.text]).toEqual([200, '{"status":"ok"}']);
  });

  it("makes about forty demo tickets with histories that reached nobody, along the shipped blueprints", async () => {
    const ada = await server.signIn("ada");
    const { items, counts } = good(await ada.client.tickets.list({ query: { limit: 200 } }));
    expect(counts.all).toBe(40);
    expect(new Set(items.map(({ place }) => place?.blueprint.key))).toEqual(
      new Set(["finance-requests", "vtouch-feedback", "helpdesk-log", undefined]),
    );
    expect(new Set(items.map(({ status }) => status)).size).toBeGreaterThanOrEqual(4);
    // Their past reached nobody; deadlines that are past when the desk opens act then, and may say so.
    const mails = good(await ada.client.reports.mailLog({})).items;
    expect(mails.filter(({ at }) => at < started)).toEqual([]);
  });

  it("says clearly that a port is taken, and touches nothing", async () => {
    const port = new URL(server.address).port;
    const child = spawn(process.execPath, ["api/server.ts"], {
      cwd: new URL("../../../", import.meta.url),
      env: { ...process.env, PORT: port, FILROUGE_DATA: server.folder },
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect([code, said.trim()]).toEqual([
      2,
      `Port ${port} is taken by another program. Choose another: PORT=${Number(port) + 1} npm start`,
    ]);
  });

  it("says clearly that another server has the file open", async () => {
    const child = spawn(process.execPath, ["api/server.ts"], {
      cwd: new URL("../../../", import.meta.url),
      env: { ...process.env, PORT: "0", FILROUGE_DATA: server.folder },
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    expect(await new Promise((resolve) => child.once("exit", resolve))).not.toBe(0);
    expect(said).toContain("Another Filrouge server has");
  });

  it("a second start changes nothing, and keeps sessions", async () => {
    const ana = await server.signIn("ana");
    await freeTicket(ana);
    const before = await written(server);
    expect(await server.stop()).toBe(0);
    const again = await startServer({ apart: true, env: { FILROUGE_DATA: server.folder } });
    const kept = await again.nobody.raw("/api/session", { headers: { ...ana.headers } });
    expect(kept.status).toBe(200);
    expect(await written(server)).toEqual(before);
    await again.remove();
  });

  it("R7: a server asked to stop ends accepted requests first, and ends well", async () => {
    const running = await startServer({ apart: true });
    const ana = await running.signIn("ana");
    const asked = Array.from({ length: 40 }, (_, index) =>
      ana.client.tickets.create({ body: { subject: `Before the end ${index}` } }).catch(() => null),
    );
    await asked[0];
    const code = await running.stop();
    const answers = await Promise.all(asked);
    expect(code).toBe(0);
    const accepted = answers.filter((answer) => answer?.ok).length;
    const { db } = await running.store();
    const kept = await db.selectFrom("ticket").select("subject").where("subject", "like", "Before the end %").execute();
    expect(kept.length).toBe(accepted);
    await running.remove();
  });
});
