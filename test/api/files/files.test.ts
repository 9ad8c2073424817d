import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { type FileStore, StorageAway } from "../../../api/files/file-store.ts";
import { attachmentOf, keepFile, readForNaming, type StoredFile } from "../../../api/files/files.ts";
import { createFolderStore } from "../../../api/files/folder-store.ts";
import { pruneFiles } from "../../../api/files/prune.ts";
import { receive, TooMuch } from "../../../api/files/receive.ts";
import { typeOf } from "../../../api/files/sniff.ts";
import { drawThumbnail } from "../../../api/files/thumbnail.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import { accepted, eventOf, REMI } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { effectsDesk, NOON } from "../effects/effects-desk.ts";

const DAY = 86_400_000;
const MIB = 1_048_576;

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "filrouge-files-"));
  ends.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** Every file below, but for folders. */
const lying = (where: string): readonly string[] =>
  readdirSync(where, { withFileTypes: true, recursive: true }).flatMap((one) => (one.isFile() ? [one.name] : []));

const from = (...pieces: readonly Uint8Array[]): Readable => Readable.from(pieces.map((piece) => Buffer.from(piece)));

describe("a file that arrives", () => {
  test("is written as it comes, and named by its hash", async () => {
    const where = folder();
    const bytes = randomBytes(3 * MIB);
    const arrived = await receive(from(bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)), where, 4 * MIB);
    expect(arrived.size).toBe(3 * MIB);
    expect(arrived.head.equals(bytes.subarray(0, 65_536))).toBe(true);
    expect(lying(where)).toHaveLength(1);
  });

  test("leaves nothing when it breaks off, and nothing when it is too large", async () => {
    const where = folder();
    const breaking = Readable.from(
      (async function* () {
        yield randomBytes(100_000);
        throw new Error("The line is cut.");
      })(),
    );
    await expect(receive(breaking, where, MIB)).rejects.toThrow("The line is cut.");
    await expect(receive(from(randomBytes(MIB), randomBytes(1)), where, MIB)).rejects.toThrow(TooMuch);
    expect(lying(where)).toEqual([]);
  });

  test("that cannot be written leaves its sender to be told", async () => {
    const sender = from(randomBytes(MIB), randomBytes(MIB));
    await expect(receive(sender, path.join(folder(), "not-there"), 4 * MIB)).rejects.toThrow("ENOENT");
    expect(sender.destroyed).toBe(false);
  });

  test.each([
    ["a PNG", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "image/png"],
    ["a PDF that is named a picture", Buffer.from("%PDF-1.7\n%âãÏÓ\n"), "application/pdf"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "text/plain"],
    ["a drawing with a script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "text/plain"],
    ["a table", Buffer.from("name;amount\nRémi;3\n"), "text/plain"],
    ["text cut within a character", Buffer.from("aé").subarray(0, 2), "text/plain"],
    ["nothing", Buffer.alloc(0), "text/plain"],
    ["noise", Buffer.from([0, 1, 2, 250, 251, 252]), "application/octet-stream"],
    ["a program", Buffer.from("4d5a90000300000004000000ffff0000", "hex"), "application/x-msdownload"],
  ])("%s is what its bytes say", async (_, head, type) => {
    expect(await typeOf(head)).toBe(type);
  });
});

describe.each(DATABASES)("files of the desk, on %s", (name) => {
  async function desk() {
    const made = await effectsDesk(name);
    ends.push(made.remove);
    const where = folder();
    const store = createFolderStore(where);
    const { db } = made.store;
    const door = createDoor({ store: made.store, clock: made.clock });
    const upload = async (bytes: Uint8Array, by: string = REMI.id): Promise<StoredFile> => {
      const arrived = await receive(from(bytes), store.arriving, 30 * MIB);
      return keepFile(db, store, arrived, { name: "../a.txt", by, now: made.clock.now() });
    };
    const say = (ticket: string, files: readonly StoredFile[]) =>
      accepted(door, {
        event: eventOf(ticket, REMI, made.clock.now(), {
          type: "messageReceived",
          message: { public: true, authorKind: "requester", text: "Here.", attachments: files.map(attachmentOf) },
        }),
      });
    const prune = async () => {
      while ((await pruneFiles(db, store, made.clock.now())) > 0);
    };
    const known = async () => (await db.selectFrom("attachment").select("id").execute()).map(({ id }) => id);
    return { ...made, db, where, files: store, door, upload, say, prune, known };
  }

  test("the same bytes twice are two files and lie there once", async () => {
    const { upload, where } = await desk();
    const one = await upload(Buffer.from("the same"));
    const two = await upload(Buffer.from("the same"), "agent:ana");
    expect(one.id).not.toBe(two.id);
    expect(one.name).toBe("a.txt");
    expect(lying(where)).toEqual([one.sha256]);
  });

  test("what nobody names goes after a day, with its bytes; what a message names stays, and goes when the message does", async () => {
    const { upload, say, ticket, prune, known, where, clock, db } = await desk();
    const [kept, lost, shared] = [
      await upload(Buffer.from("kept")),
      await upload(Buffer.from("lost")),
      await upload(Buffer.from("kept"), "agent:ana"),
    ];
    const id = await ticket();
    await say(id, [kept, kept]);
    clock.pass(DAY - 1);
    await prune();
    expect(await known()).toHaveLength(3);
    clock.pass(1);
    await prune();
    expect(await known()).toEqual([kept.id]);
    // Ana's copy is gone and Rémi's bytes are the same: they stay.
    expect(lying(where)).toEqual([kept.sha256]);
    expect([lost.sha256, shared.sha256]).not.toEqual([kept.sha256, kept.sha256]);
    clock.pass(60 * DAY);
    await prune();
    expect(await known()).toEqual([kept.id]);
    await db.deleteFrom("message").where("ticket", "=", id).execute();
    clock.pass(31 * DAY);
    await prune();
    expect(await known()).toEqual([]);
    expect(lying(where)).toEqual([]);
  });

  test("whoever is about to name a file keeps it for another day", async () => {
    const { upload, say, ticket, prune, known, clock, db } = await desk();
    const file = await upload(Buffer.from("late"));
    clock.pass(DAY - 1);
    expect((await readForNaming(db, [file.id, "nonsense"], clock.now())).map(({ id }) => id)).toEqual([file.id]);
    clock.pass(DAY - 1);
    await prune();
    await say(await ticket(), [file]);
    clock.pass(2 * DAY);
    await prune();
    expect(await known()).toEqual([file.id]);
  });

  test("the worker looks by itself, and sweeps up what stopped arriving", async () => {
    const { upload, known, where, clock, outside, store, files } = await desk();
    await upload(Buffer.from("left"));
    const half = path.join(files.arriving, "half");
    writeFileSync(half, "half a file");
    utimesSync(half, (NOON - DAY) / 1000, (NOON - DAY) / 1000);
    const door = createDoor({ store, clock });
    const worker = createWorker({ outside, door, chance: () => 0.5, log: () => {}, files });
    await worker.drain();
    expect(await known()).toHaveLength(1);
    clock.pass(DAY);
    await worker.drain();
    expect(await known()).toEqual([]);
    expect(lying(where)).toEqual([]);
  });

  test("bytes that somebody brings while the last file that had them goes are there for him", async () => {
    const { upload, clock, db, files, where } = await desk();
    await upload(Buffer.from("both"));
    clock.pass(DAY);
    let again: StoredFile | undefined;
    const racing: FileStore = {
      ...files,
      remove: async (key, isWanted) => {
        // He comes between the last look and the removal.
        again ??= await upload(Buffer.from("both"), "agent:ana");
        await files.remove(key, isWanted);
      },
    };
    await pruneFiles(db, racing, clock.now());
    expect(again).toBeDefined();
    expect(lying(where)).toEqual([again?.sha256]);
    const found = await files.read(again?.sha256 ?? "");
    expect((await found?.stream.toArray())?.join("")).toBe("both");
  });
});

describe.each(DATABASES)("a storage that is away, on %s", (name) => {
  test("what is to be taken away is so when it is back, and tickets are woken meanwhile", async () => {
    const { store, clock, outside, ticket, remove } = await effectsDesk(name);
    ends.push(remove);
    const where = folder();
    const kept = createFolderStore(where);
    let away = true;
    const gone = () => Promise.reject(new StorageAway("The storage at nowhere does not answer: ECONNREFUSED.", null));
    const files: FileStore = { ...kept, remove: (...asked) => (away ? gone() : kept.remove(...asked)) };
    const arrived = await receive(from(Buffer.from("left")), files.arriving, MIB);
    await keepFile(store.db, files, arrived, { name: "a.txt", by: REMI.id, now: clock.now() });
    const door = createDoor({ store, clock });
    const said: string[] = [];
    const worker = createWorker({ outside, door, chance: () => 0.5, log: (line) => said.push(line), files });
    clock.pass(DAY);
    await ticket();
    await worker.drain();
    expect(said).toEqual(["worker: The storage at nowhere does not answer: ECONNREFUSED."]);
    expect(lying(where)).toEqual([arrived.sha256]);
    away = false;
    clock.pass(DAY);
    await worker.drain();
    expect(lying(where)).toEqual([]);
    expect(await store.db.selectFrom("attachment").select("id").execute()).toEqual([]);
  });
});

describe("small pictures", () => {
  const kept = async (bytes: Buffer) => {
    const where = folder();
    const store = createFolderStore(where);
    const { path: file, sha256 } = await receive(from(bytes), store.arriving, 30 * MIB);
    await store.put(sha256, file);
    return { store, sha256, where };
  };

  test("are drawn once, within a square of 320 points", async () => {
    const picture = await sharp({ create: { width: 1600, height: 800, channels: 3, background: "#c00" } })
      .jpeg()
      .toBuffer();
    const { store, sha256 } = await kept(picture);
    expect(await Promise.all([drawThumbnail(store, sha256), drawThumbnail(store, sha256)])).toEqual([true, true]);
    const small = await store.read(`${sha256}.webp`);
    const drawn = await sharp(Buffer.concat((await small?.stream.toArray()) ?? [])).metadata();
    expect([drawn.format, drawn.width, drawn.height]).toEqual(["webp", 320, 160]);
  });

  test("X10: are not drawn of what claims 50,000 by 50,000 points, of a drawing, or of a torn file; nothing is left lying", async () => {
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#c00" } })
      .png()
      .toBuffer();
    const huge = Buffer.from(png);
    huge.writeUInt32BE(50_000, 16);
    huge.writeUInt32BE(50_000, 20);
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    for (const bytes of [huge, svg, png.subarray(0, 40), Buffer.from("GIF89a/*<script>*/=alert(1)")]) {
      const { store, sha256, where } = await kept(bytes);
      expect(await drawThumbnail(store, sha256)).toBe(false);
      expect(lying(where)).toEqual([sha256]);
    }
  });
});
