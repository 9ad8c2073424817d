import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "../../../api/config.ts";
import { bucketAddress } from "../../../api/files/bucket-address.ts";
import { createBucketStore } from "../../../api/files/bucket-store.ts";
import { type FileStore, StorageAway } from "../../../api/files/file-store.ts";
import { createFolderStore } from "../../../api/files/folder-store.ts";
import { type BucketServer, bucketServer } from "../../bucket-server.ts";
import { scratch } from "../../scratch.ts";

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function folder(): string {
  const made = scratch("files");
  ends.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A store, and the names that lie in it. */
interface Kept {
  readonly store: FileStore;
  readonly lying: () => readonly string[];
}

function openBucket(address: string, keys: BucketServer["keys"]) {
  const bucket = bucketAddress(address, keys);
  if ("fault" in bucket) throw new Error(bucket.fault);
  return createBucketStore(bucket, folder());
}

async function ownBucket() {
  const server = await bucketServer();
  ends.push(server.remove);
  return { server, store: openBucket(server.address, server.keys) };
}

const STORES: readonly (readonly [string, () => Promise<Kept>])[] = [
  [
    "a folder",
    async () => {
      const where = folder();
      const lying = () =>
        readdirSync(where, { withFileTypes: true, recursive: true }).flatMap((one) => (one.isFile() ? [one.name] : []));
      return { store: createFolderStore(where), lying };
    },
  ],
  [
    "a bucket",
    async () => {
      const { server, store } = await ownBucket();
      const lying = () => [...server.lying(), ...readdirSync(store.arriving)].map((one) => path.basename(one));
      return { store, lying };
    },
  ],
];

const arrived = (store: FileStore, bytes: Uint8Array | string, name = "arrived"): string => {
  const file = path.join(store.arriving, name);
  writeFileSync(file, bytes);
  return file;
};

const bytesOf = async (store: FileStore, key: string): Promise<Buffer | null> => {
  const found = await store.read(key);
  if (!found) return null;
  const bytes = Buffer.concat(await found.stream.toArray());
  expect(found.size).toBe(bytes.length);
  return bytes;
};

describe.each(STORES)("files in %s", (_, make) => {
  test("are read as they were put, whatever their size, and what arrived is gone", async () => {
    const { store, lying } = await make();
    for (const size of [0, 1, 65_537, 3_000_000]) {
      const bytes = randomBytes(size);
      await store.put(`ab${size}`, arrived(store, bytes));
      expect((await bytesOf(store, `ab${size}`))?.equals(bytes)).toBe(true);
    }
    expect([...lying()].sort()).toEqual(["ab0", "ab1", "ab3000000", "ab65537"]);
  });

  test("are the last that were put under a name", async () => {
    const { store, lying } = await make();
    await store.put("abc", arrived(store, "first"));
    await store.put("abc", arrived(store, "second"));
    expect(String(await bytesOf(store, "abc"))).toBe("second");
    expect(lying()).toEqual(["abc"]);
  });

  test("that are not there are none, to read and to take away", async () => {
    const { store } = await make();
    expect(await store.read("abc")).toBeNull();
    const asked: string[] = [];
    await store.remove("abc", async () => asked.push("wanted") > 0);
    expect(asked).toEqual([]);
  });

  test("are taken away, unless somebody has come to want them", async () => {
    const { store, lying } = await make();
    await store.put("abc", arrived(store, "kept"));
    await store.remove("abc", async () => {
      expect(await store.read("abc")).toBeNull();
      return true;
    });
    expect(String(await bytesOf(store, "abc"))).toBe("kept");
    await store.remove("abc", async () => false);
    expect(lying()).toEqual([]);
  });

  test("that stopped arriving are swept up when they are old", async () => {
    const { store, lying } = await make();
    const old = arrived(store, "half", "old");
    arrived(store, "half", "new");
    utimesSync(old, 1_000, 1_000);
    await store.sweep(2_000_000);
    expect(lying()).toEqual(["new"]);
  });
});

/** A service that answers as it is told here. */
async function oddService(answer: RequestListener): Promise<FileStore> {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  const endpoint = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  const keys = { AWS_ACCESS_KEY_ID: "canary-key", AWS_SECRET_ACCESS_KEY: "canary-secret" };
  return openBucket(`s3://files?${new URLSearchParams({ endpoint })}`, keys);
}

describe("a bucket that is in trouble", () => {
  test("is told by its place, and nothing that was on its way is left", async () => {
    const { server, store } = await ownBucket();
    await store.put("abc", arrived(store, "there"));
    await server.away();
    const asking: readonly (() => Promise<unknown>)[] = [
      () => store.read("abc"),
      () => store.put("abd", arrived(store, "new")),
      () => store.remove("abc", async () => false),
    ];
    for (const ask of asking) {
      const error = await ask().catch((one: unknown) => one);
      expect(error).toBeInstanceOf(StorageAway);
      expect(String(error)).toMatch(
        /^Error: The storage at http:\/\/127\.0\.0\.1:\d+\/files-of-the-desk does not answer/,
      );
    }
    expect(readdirSync(store.arriving)).toEqual([]);
    await server.back();
    expect(String(await bytesOf(store, "abc"))).toBe("there");
    expect(await store.read("abd")).toBeNull();
  });

  test("an object that breaks off half-way is an error, never a short file", async () => {
    const store = await oddService((_, response) => {
      response.writeHead(200, { "content-length": 10 });
      response.write("12345", () => response.destroy());
    });
    const found = await store.read("abc");
    expect(found?.size).toBe(10);
    await expect(found?.stream.toArray()).rejects.toThrow();
  });

  test("a service that hangs up on an upload has not taken it, and one that sends us elsewhere is not followed", async () => {
    const asked: string[] = [];
    const store = await oddService((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      if (request.method === "PUT") request.socket.destroy();
      else response.writeHead(307, { location: "/elsewhere" }).end();
    });
    await expect(store.put("abc", arrived(store, "new"))).rejects.toBeInstanceOf(StorageAway);
    await expect(store.read("abc")).rejects.toThrow("refuses: 307");
    expect(asked).toEqual(["PUT /files/ab/abc", "GET /files/ab/abc"]);
    expect(readdirSync(store.arriving)).toEqual([]);
  });

  test("X17: what the service says of our keys is not repeated", async () => {
    const store = await oddService((request, response) => {
      const { authorization } = request.headers;
      response.writeHead(403, { "content-type": "application/xml" });
      response.end(
        `<Error><Code>SignatureDoesNotMatch</Code><Message>canary-secret</Message><A>${authorization}</A></Error>`,
      );
    });
    const error = await store.read("abc").catch((one: unknown) => one);
    expect(error).toBeInstanceOf(StorageAway);
    const said = error instanceof Error ? [error.message, JSON.stringify(error), String(error.stack), error.cause] : [];
    expect(said[0]).toContain("403 SignatureDoesNotMatch");
    expect(said.join(" ")).not.toMatch(/canary/);
  });
});

describe("where files are, as the operator says it", () => {
  const keys = { AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" };
  const read = (FILROUGE_FILES: string, env: NodeJS.ProcessEnv = keys) =>
    readConfig({ FILROUGE_SECRET: "x".repeat(32), FILROUGE_FILES, ...env }).files.bucket;

  test("a folder is none of a bucket, and a bucket has its service, its region and its own part", () => {
    expect(read("/srv/files")).toBeNull();
    expect(read("s3://files?region=eu-west-3")).toMatchObject({
      ...{ endpoint: "https://s3.eu-west-3.amazonaws.com/files", region: "eu-west-3", prefix: "" },
    });
    expect(read("s3://files/a/desk/?endpoint=http://10.0.0.7:9000/")).toMatchObject({
      ...{ endpoint: "http://10.0.0.7:9000/files", region: "us-east-1", prefix: "a/desk/" },
    });
  });

  test.each([
    "s3://files",
    "s3://Files_of?region=eu-west-3",
    "s3://k:s@files?region=eu-west-3",
    "s3://files?endpoint=ftp://storage.example.com",
    "s3://files?endpoint=https://k:s@storage.example.com",
    "s3:",
  ])("%s is refused with what it must look like", (text) => {
    expect(() => read(text)).toThrow("FILROUGE_FILES must be a folder, or look like s3://bucket/folder?endpoint=");
  });

  test("a bucket without keys says which are missing", () => {
    expect(() => read("s3://files?region=eu-west-3", {})).toThrow("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  });
});
