import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileSchema } from "../../../api/contract/files.ts";
import { problemSchema } from "../../../api/contract/problem.ts";
import { type BucketServer, bucketServer } from "../../bucket-server.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { freeTicket, written } from "./desk.ts";

describe("a desk whose files lie in a bucket", () => {
  let bucket: BucketServer;
  let server: TestServer;
  let ana: Visitor;
  beforeAll(async () => {
    bucket = await bucketServer();
    server = await startServer({ apart: true, env: { FILROUGE_FILES: bucket.address, ...bucket.keys } });
    ana = await server.signIn("ana");
  });
  afterAll(async () => {
    await server.remove();
    await bucket.remove();
  });

  const post = (text: string) =>
    ana.raw("/api/files?name=a.txt", {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: new TextEncoder().encode(text),
    });
  const upload = async (text: string) => fileSchema.parse(JSON.parse((await post(text)).text));
  const write = (ticket: string, attachments: readonly { readonly id: string }[]) =>
    ana.client.tickets.write({
      params: { id: ticket },
      body: { public: false, text: "See.", attachments: [...attachments] },
    });
  const arriving = () => readdirSync(path.join(server.folder, "filrouge.files", "arriving"));

  it("keeps them there, the same bytes once, and gives them back to the letter", async () => {
    const { id } = await freeTicket(ana);
    const [one, two] = [await upload("the same"), await upload("the same")];
    good(await write(id, [one, two]));
    expect((await ana.raw(`/api/files/${two.id}`)).text).toBe("the same");
    const head = await ana.raw(`/api/files/${one.id}`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, "8"]);
    expect([bucket.lying().length, arriving()]).toEqual([1, []]);
  });

  it("goes on while the storage is away: files say so and leave nothing half, words are taken", async () => {
    const { id } = await freeTicket(ana);
    const file = await upload("before");
    good(await write(id, [file]));
    const [before, lying] = [await written(server), bucket.lying()];
    await bucket.away();
    for (const refused of [await post("meanwhile"), await ana.raw(`/api/files/${file.id}`)]) {
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "10"]);
      expect(problemSchema.parse(JSON.parse(refused.text))).toMatchObject({
        ...{ code: "storageAway", title: "Files not now" },
        detail: "The storage of files does not answer. Everything else works; try again in a moment.",
      });
    }
    expect([await written(server), arriving()]).toEqual([before, []]);
    good(await write(id, []));
    await bucket.back();
    expect(bucket.lying()).toEqual(lying);
    expect((await ana.raw(`/api/files/${file.id}`)).text).toBe("before");
    expect((await post("after")).status).toBe(201);
    expect(server.output()).toContain("The storage at http://127.0.0.1:");
    expect(server.output()).toContain("does not answer: ECONNREFUSED.");
  });

  const filrouge = (...args: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, ["api/command-line/filrouge.ts", ...args], {
        cwd: new URL("../../../", import.meta.url),
        env: { ...process.env, FILROUGE_DATA: server.folder, ...bucket.keys },
      });
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk: Buffer) => {
          said += chunk.toString();
        });
      child.once("close", (code) => resolve({ code, said }));
    });

  it("brings its files to a folder and back, each once, and tells what is missing", async () => {
    const rows = await (await server.store()).db.selectFrom("attachment").select("sha256").distinct().execute();
    const folder = path.join(server.folder, "elsewhere");
    const files = rows.length - 1;
    // What was refused while the storage was away is still noted, until somebody looks for it in a day.
    const came = (copied: number, there: number) => `${copied} copied, ${there} there already, 1 missing, 0 damaged.`;
    const out = await filrouge("copy-files", bucket.address, folder);
    expect(out.said).toContain(came(files, 0));
    expect(out.code).toBe(1);
    expect((await filrouge("copy-files", folder, bucket.address)).said).toContain(came(0, files));
    expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())).toHaveLength(
      files,
    );
  });

  it("X17: does not start with keys that the storage refuses, says where, and never shows the secret", async () => {
    const started = startServer({
      apart: true,
      env: { FILROUGE_FILES: bucket.address, AWS_ACCESS_KEY_ID: "S3RVER", AWS_SECRET_ACCESS_KEY: "canary-secret" },
    });
    const error = String(
      await started.then(
        () => "started",
        (one: unknown) => one,
      ),
    );
    expect(error).toMatch(/ended with 2:\s+The storage at http:\/\/127\.0\.0\.1:\d+\/files-of-the-desk refuses: 403/);
    expect(error).toContain("AWS_SECRET_ACCESS_KEY");
    expect(error).not.toContain("canary-secret");
  });
});
