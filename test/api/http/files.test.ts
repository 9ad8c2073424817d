import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FileView, fileSchema } from "../../../api/contract/files.ts";
import { problemSchema } from "../../../api/contract/problem.ts";
import { fileToken } from "../../../api/effects/file-link.ts";
import { newId } from "../../../api/ids.ts";
import type { Json } from "../../../blueprints/json.ts";
import { type PictureServer, pictureServer } from "../../picture-server.ts";
import { publishDocument } from "../../publish.ts";
import { good, type Raw, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket, freeTicket, written } from "./desk.ts";

const octets = { "content-type": "application/octet-stream" };
const bytesOf = (text: string) => new TextEncoder().encode(text);

const post = (visitor: Visitor, bytes: Uint8Array<ArrayBuffer>, name = "a.txt", headers = octets): Promise<Raw> =>
  visitor.raw(`/api/files?name=${encodeURIComponent(name)}`, { method: "POST", headers, body: bytes });

async function upload(visitor: Visitor, text: string, name?: string): Promise<FileView> {
  const sent = await post(visitor, bytesOf(text), name);
  expect(sent.status, sent.text).toBe(201);
  return fileSchema.parse(JSON.parse(sent.text));
}

/** A zip of packed entries; one whose mode says so is a link to what it holds. */
function archive(name: string, content: Buffer, { entries = 1, mode = 0o100644 } = {}): Buffer {
  const [packed, crc] = [deflateRawSync(content), crc32(content)];
  const u16 = (...values: readonly number[]) => Buffer.from(Uint16Array.from(values).buffer);
  const u32 = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
  const common = Buffer.concat([u16(20, 0, 8, 0, 0), u32(crc, packed.length, content.length), u16(name.length, 0)]);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
  const central = (at: number) =>
    Buffer.concat([
      ...[Buffer.from("PK\x01\x02"), u16(0x03_14), common, u16(0, 0, 0), u32((mode << 16) >>> 0, at * local.length)],
      Buffer.from(name),
    ]);
  const listed = Buffer.concat(Array.from({ length: entries }, (_, at) => central(at)));
  return Buffer.concat([
    ...[...Array.from({ length: entries }, () => local), listed, Buffer.from("PK\x05\x06")],
    ...[u16(0, 0, entries, entries), u32(listed.length, local.length * entries), u16(0)],
  ]);
}

const problemIn = ({ text }: Raw) => problemSchema.parse(JSON.parse(text));

describe("attached files", () => {
  let server: TestServer;
  let far: PictureServer;
  let ana: Visitor;
  let bruno: Visitor;
  let chloe: Visitor;
  let remi: Visitor;
  beforeAll(async () => {
    far = await pictureServer();
    const env = {
      FILROUGE_FILE_MIB: "1",
      FILROUGE_FILES_PER_MESSAGE: "3",
      FILROUGE_FILES_PER_TICKET: "7",
      FILROUGE_WEBHOOK_HOSTS: far.origin,
    };
    server = await startServer({ env });
    ana = await server.signIn("ana");
    bruno = await server.signIn("bruno");
    chloe = await server.signIn("chloe");
    remi = await server.signIn("remi");
  });
  afterAll(async () => {
    await server.remove();
    await far.close();
  });

  const folder = () => path.join(server.folder, "filrouge.files");
  const lying = () =>
    readdirSync(folder(), { withFileTypes: true, recursive: true }).flatMap((one) => (one.isFile() ? [one.name] : []));
  const write = (visitor: Visitor, id: string, files: readonly { id: string }[], isPublic = true) =>
    visitor.client.tickets.write({
      params: { id },
      body: { public: isPublic, text: "", attachments: files.map((file) => ({ id: file.id })) },
    });

  it("a link of a mail opens its file of its message, to be saved, until links are taken back", async () => {
    const { id } = await freeTicket(ana);
    const file = await upload(ana, "Too large for a mail.", "big.txt");
    const { message } = good(await write(ana, id, [file]));
    const secret = readFileSync(path.join(server.folder, "secret"), "utf8").trim();
    const at = Date.now();
    const open = (link: { message: string; file: string }) =>
      server.nobody.raw(`/api/mail-file/${fileToken(secret, { ...link, at })}`);
    const whole = { message: message.id, file: file.id };
    const answer = await open(whole);
    expect(answer).toMatchObject({ status: 200, text: "Too large for a mail." });
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="big\.txt"/);
    expect((await open({ ...whole, message: newId() })).status).toBe(404);
    expect((await open({ ...whole, file: newId() })).status).toBe(404);
    expect((await server.nobody.raw(`/api/mail-file/${fileToken("another secret", { ...whole, at })}`)).status).toBe(
      404,
    );
    good(await ana.client.portal.voidLinks({ params: { id } }));
    expect((await open(whole)).status).toBe(404);
  });

  it("X10: what is downloaded is saved and never opened: its name, its type and nothing that runs", async () => {
    const ticket = await financeTicket(ana);
    const file = await upload(remi, "<script>alert(1)</script>", '../été "1".html');
    expect(file).toMatchObject({ name: "été _1_.html", contentType: "text/plain", size: 25 });
    good(await write(remi, ticket.id, [file]));
    const got = await ana.raw(`/api/files/${file.id}`);
    expect(got.text).toBe("<script>alert(1)</script>");
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": `attachment; filename="_t_ _1_.html"; filename*=UTF-8''%C3%A9t%C3%A9%20_1_.html`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    const head = await ana.raw(`/api/files/${file.id}`, { method: "HEAD" });
    expect([head.status, head.text, head.headers.get("content-length")]).toEqual([200, "", "25"]);
  });

  it.each([
    ["a bomb", "bomb.zip", archive("bomb", Buffer.alloc(900_000)), "application/zip"],
    ["ten thousand entries", "many.zip", archive("a", Buffer.from("x"), { entries: 10_000 }), "application/zip"],
    ["a bomb within a zip", "two.zip", archive("b.zip", archive("b", Buffer.alloc(900_000))), "application/zip"],
    ["a link", "link.zip", archive("a", Buffer.from("/etc/passwd"), { mode: 0o120777 }), "application/zip"],
    ["a path out of its folder", "slip.zip", archive("../../../etc/passwd", Buffer.from("x")), "application/zip"],
    ["a picture that is a page", "a.gif", Buffer.from("GIF89a/*<html><script>alert(1)</script>*/"), "image/gif"],
    ["a drawing with a script", "a.svg", Buffer.from("<svg onload=alert(1) />"), "text/plain"],
    ["nothing", "empty.txt", Buffer.alloc(0), "text/plain"],
    ["a name that turns round", "cod\u202Egpj.exe", Buffer.from("MZ"), "application/x-msdownload"],
  ])("X10: %s is bytes: never unpacked, never opened, and given back to the letter", async (_, name, bytes, type) => {
    const before = lying();
    const sent = await post(remi, new Uint8Array(bytes), name);
    const file = fileSchema.parse(JSON.parse(sent.text));
    expect([sent.status, file.contentType, file.size]).toEqual([201, type, bytes.length]);
    expect(file.name).not.toMatch(/[\u202a-\u202e/\\]/);
    expect(lying().length - before.length).toBe(1);
    const got = await fetch(`${server.address}/api/files/${file.id}`, { headers: remi.headers });
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(got.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect((await remi.raw(`/api/files/${file.id}/thumbnail`)).status).toBe(404);
  });

  it("a message says of a file what was uploaded, whatever the sender says of it", async () => {
    const ticket = await financeTicket(ana);
    const file = await upload(ana, "three", "three.txt");
    const lie = { ...file, name: "other.exe", contentType: "text/html", size: 9 };
    const body = { public: true, text: "Here.", attachments: [lie, lie] };
    const { message } = good(await ana.client.tickets.write({ params: { id: ticket.id }, body }));
    expect(message.attachments).toEqual([file]);
  });

  it("X2: a file belongs to whoever may read a message that names it, and before that to its uploader alone", async () => {
    const ticket = await financeTicket(ana);
    const file = await upload(remi, "mine", "mine.txt");
    const status = async (visitor: Visitor, id = file.id) => (await visitor.raw(`/api/files/${id}`)).status;
    expect([await status(remi), await status(ana), await status(server.nobody)]).toEqual([200, 404, 401]);
    good(await write(remi, ticket.id, [file]));
    expect([await status(remi), await status(ana), await status(chloe)]).toEqual([200, 200, 404]);
    const same = (text: string) => text.replace(/"requestId":"[^"]+"/, "");
    const [hidden, missing] = [await chloe.raw(`/api/files/${file.id}`), await chloe.raw(`/api/files/${newId()}`)];
    expect([missing.status, same(hidden.text)]).toEqual([404, same(missing.text)]);
  });

  it("X2: what is attached to an internal note is never a requester's, by whatever way he asks", async () => {
    const ticket = await financeTicket(ana);
    const file = await upload(ana, "internal", "internal.txt");
    good(await write(ana, ticket.id, [file], false));
    expect((await bruno.raw(`/api/files/${file.id}`)).status).toBe(200);
    expect((await remi.raw(`/api/files/${file.id}`)).status).toBe(404);
    expect((await remi.raw(`/api/files/${file.id}/thumbnail`)).status).toBe(404);
    const messages = good(await remi.client.tickets.messages({ params: { id: ticket.id } }));
    expect(JSON.stringify(messages)).not.toContain(file.id);
    const before = await written(server);
    const named = await write(remi, ticket.id, [file]);
    expect(named.ok || named.problem.errors).toMatchObject([{ pointer: "/attachments/0", code: "unknown" }]);
    expect(await written(server)).toEqual(before);
  });

  it("X2: naming a foreign file is answered like naming none, in a message, a step and a new ticket; nothing is written", async () => {
    const [ticket, own] = [await financeTicket(ana), await freeTicket(ana)];
    const foreign = await upload(remi, "foreign", "foreign.txt");
    const before = await written(server);
    for (const id of [foreign.id, newId()]) {
      const answers = [
        await write(chloe, own.id, [{ id }]),
        await ana.client.tickets.step({
          params: { id: ticket.id },
          body: { transition: "take", fromState: "open", answers: { attachments: [{ id }] } },
          idempotencyKey: newId(),
        }),
        await ana.client.tickets.create({ body: { subject: "New", attachments: [{ id }] } }),
      ];
      expect(answers.map((answer) => [answer.status, answer.ok || answer.problem.errors[0]?.pointer])).toEqual([
        [422, "/attachments/0"],
        [422, "/answers/attachments/0"],
        [422, "/attachments/0"],
      ]);
    }
    expect(await written(server)).toEqual(before);
  });

  it("whoever sees a ticket may name again what stands in it for him", async () => {
    const ticket = await financeTicket(ana);
    const file = await upload(remi, "again", "again.txt");
    good(await write(remi, ticket.id, [file]));
    expect(good(await write(bruno, ticket.id, [file], false)).message.attachments).toEqual([file]);
    const elsewhere = await freeTicket(ana);
    expect((await write(bruno, elsewhere.id, [file])).status).toBe(422);
  });

  it("a requester's form takes files, which stand with the first word", async () => {
    const file = await upload(remi, "form", "form.txt");
    const { ticket } = good(await remi.client.tickets.create({ body: { subject: "Form", attachments: [file] } }));
    const { items } = good(await remi.client.tickets.messages({ params: { id: ticket.id } }));
    expect(items.map(({ text, attachments }) => [text, attachments])).toEqual([["", [file]]]);
  });

  it("B8: a step that mandates files is taken with files that were uploaded, and with nothing less", async () => {
    await publishDocument(await server.signIn("ada"), {
      kind: "blueprint",
      key: "with-files",
      entry: { when: { is: [{ var: "ticket.subject" }, "Files please"] }, into: { new: "asked", open: "asked" } },
      states: [
        { id: "asked", name: "Asked", status: "open" },
        { id: "given", name: "Given", status: "solved", final: "resolved" },
      ],
      transitions: [
        {
          id: "give",
          name: "Give",
          from: ["asked"],
          to: "given",
          during: [
            { ask: "reply", required: true },
            { ask: "attachments", required: true, min: 2 },
          ],
          after: [{ do: "assign", to: "actor" }],
        },
      ],
    });
    const { id, place } = await freeTicket(ana, "Files please");
    expect(place?.state.id).toBe("asked");
    const give = (answers: { readonly [item: string]: Json }) =>
      ana.client.tickets.step({
        params: { id },
        body: { transition: "give", fromState: "asked", answers: { reply: "Here.", ...answers } },
        idempotencyKey: newId(),
      });
    const [one, two] = [await upload(ana, "one"), await upload(ana, "two")];
    const before = await written(server);
    const codes = async (attachments?: Json) => {
      const answer = await give(attachments === undefined ? {} : { attachments });
      return answer.ok || answer.problem.errors.map(({ code }) => code);
    };
    expect(await codes()).toEqual(["missing"]);
    expect(await codes([{ id: one.id }])).toEqual(["invalid"]);
    expect(await codes([{ id: one.id }, { id: newId() }])).toEqual(["unknown"]);
    expect(await codes([{ id: one.id }, { id: one.id }])).toEqual(["invalid"]);
    expect(await codes("two")).toEqual(["invalid"]);
    expect(await written(server)).toEqual(before);
    const { ticket } = good(await give({ attachments: [{ id: one.id, name: "lie" }, { id: two.id }] }));
    expect(ticket.status).toBe("solved");
    const { items } = good(await remi.client.tickets.messages({ params: { id } }));
    expect(items.at(-1)).toMatchObject({ text: "Here.", attachments: [one, two] });
    expect((await remi.raw(`/api/files/${two.id}`)).text).toBe("two");
  });

  it("a message may have so many files, and needs words or a file", async () => {
    const ticket = await financeTicket(ana);
    const files = [await upload(ana, "1"), await upload(ana, "2"), await upload(ana, "3"), await upload(ana, "4")];
    const many = await write(ana, ticket.id, files);
    expect(many.ok || many.problem.detail).toBe("A message may have at most 3 files.");
    expect((await write(ana, ticket.id, [])).status).toBe(422);
    expect(good(await ana.client.files.limits())).toEqual({ fileBytes: 1_048_576, perMessage: 3 });
  });

  it("X10: a ticket takes so many files by hand; what stands there already may be named again", async () => {
    const ticket = await financeTicket(ana);
    const files: FileView[] = [];
    for (let at = 0; at < 8; at += 1) files.push(await upload(ana, `of many ${at}`));
    for (const from of [0, 3]) good(await write(ana, ticket.id, files.slice(from, from + 3)));
    const over = await write(ana, ticket.id, files.slice(6, 8));
    expect(over.ok || [over.status, over.problem.detail]).toEqual([422, "A ticket may have at most 7 files."]);
    good(await write(ana, ticket.id, files.slice(6, 7)));
    good(await write(ana, ticket.id, files.slice(0, 3)));
  });

  it("a file that is too large is refused in words, and leaves nothing", async () => {
    const before = lying();
    const refused = await post(ana, new Uint8Array(1_048_577));
    expect([refused.status, problemIn(refused).detail]).toEqual([413, "A file may have at most 1 MiB."]);
    expect((await post(ana, new Uint8Array(20_000_000))).status).toBe(413);
    // Who announces ten gigabytes is told before he sends them.
    const socket = connect(Number(new URL(server.address).port), "127.0.0.1");
    const head = [
      "POST /api/files HTTP/1.1",
      "host: x",
      `cookie: ${ana.headers.cookie}`,
      "content-length: 10000000000",
    ];
    socket.write(`${[...head, "content-type: application/octet-stream"].join("\r\n")}\r\n\r\n`);
    const [told] = (await once(socket, "data")) as [Buffer];
    expect(told.toString()).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    expect(lying()).toEqual(before);
    expect((await post(ana, new Uint8Array(1_048_576).fill(1))).status).toBe(201);
  });

  it("X10, forty bad inputs 22 and 23: what comes in another coat is 415 and leaves nothing", async () => {
    const before = lying();
    for (const type of ["application/json", "multipart/form-data; boundary=x", "text/plain", "image/png", ""])
      expect((await post(ana, bytesOf("x"), "a", { "content-type": type })).status).toBe(415);
    // A form with ten thousand parts, some of one name, some of none, and one of every object's own.
    const names = ["file", "file", "", "__proto__", "constructor"];
    const parts = Array.from({ length: 10_000 }, (_, at) => {
      const name = names[at % names.length];
      return `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\nx\r\n`;
    });
    const form = { "content-type": "multipart/form-data; boundary=b" };
    expect((await post(ana, bytesOf(`${parts.join("")}--b--\r\n`), "a", form)).status).toBe(415);
    const squeezed = { ...octets, "content-encoding": "gzip" };
    expect((await post(ana, bytesOf("x"), "a", squeezed)).status).toBe(415);
    expect(lying()).toEqual(before);
  });

  it.each([
    ["../../x", "x"],
    ["\u200b.htaccess", "htaccess"],
    ["CON", "_CON"],
    ["a\r\nX: y.txt", "aX_ y.txt"],
    ['"><img onerror>', "___img onerror_"],
    ["", "file"],
    [`${"é".repeat(150)}.txt`, `${"é".repeat(98)}.txt`],
  ])("X10, forty bad inputs 24: the name %j comes back as %j", async (given, kept) => {
    expect((await upload(ana, "x", given)).name).toBe(kept);
  });

  it("forty bad inputs 24: no name at all is a name too, and one with NUL is refused", async () => {
    const nameless = await ana.raw("/api/files", { method: "POST", headers: octets, body: bytesOf("x") });
    expect(fileSchema.parse(JSON.parse(nameless.text)).name).toBe("file");
    expect((await post(ana, bytesOf("x"), "a\u0000b")).status).toBe(422);
  });

  it("an upload cut half-way leaves nothing, and the server goes on", async () => {
    const before = lying();
    const { port } = new URL(server.address);
    const cookie = ana.headers.cookie ?? "";
    for (const length of ["content-length: 500000", "transfer-encoding: chunked"]) {
      const socket = connect(Number(port), "127.0.0.1");
      const head = ["POST /api/files?name=half.bin HTTP/1.1", "host: x", `cookie: ${cookie}`, length];
      socket.write(`${[...head, "content-type: application/octet-stream"].join("\r\n")}\r\n\r\n`);
      socket.write(
        length.startsWith("transfer") ? `${(100_000).toString(16)}\r\n${"x".repeat(99_999)}` : "x".repeat(99_999),
      );
      await expect.poll(() => lying().length).toBe(before.length + 1);
      socket.destroy();
      await expect.poll(lying).toEqual(before);
    }
    expect((await post(ana, bytesOf("whole"))).status).toBe(201);
  });

  it("an upload from another site is not carried out", async () => {
    const headers = { ...octets, origin: "https://elsewhere.example" };
    expect((await post(ana, bytesOf("x"), "a", headers)).status).toBe(403);
  });

  it("T14: a picture of an HTML message is fetched by the server, for who may read it, and only one that stands in it", async () => {
    const ticket = await financeTicket(ana);
    const urls = {
      picture: `${far.origin}/map.png?a=1&b=2`,
      page: `${far.origin}/page`,
      elsewhere: `${far.origin}/moved`,
      huge: `${far.origin}/huge`,
      inside: "https://127.0.0.1:1/x.png",
    };
    const html = Object.values(urls)
      .map((url) => `<img src="${url.replaceAll("&", "&amp;")}">`)
      .join("");
    const body = { public: false, text: "See.", html };
    const { message } = good(await ana.client.tickets.write({ params: { id: ticket.id }, body }));
    const fetched = (visitor: Visitor, url: string) =>
      visitor.raw(`/api/tickets/${ticket.id}/messages/${message.id}/picture?${new URLSearchParams({ url })}`);
    const got = await fetched(ana, urls.picture);
    expect([got.status, got.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(far.asked).toEqual(["/map.png?a=1&b=2"]);
    const codes: { readonly [what: string]: string } = Object.fromEntries(
      await Promise.all(
        Object.entries({ ...urls, absent: `${far.origin}/other.png` }).map(async ([what, url]) => {
          const answer = await fetched(ana, url);
          return [what, answer.status === 200 ? "shown" : problemIn(answer).code] as const;
        }),
      ),
    );
    expect(codes).toEqual({
      picture: "shown",
      page: "noPicture",
      elsewhere: "noPicture",
      huge: "noPicture",
      inside: "noPicture",
      absent: "notFound",
    });
    expect(far.asked).not.toContain("/other.png");
    expect([(await fetched(remi, urls.picture)).status, (await fetched(chloe, urls.picture)).status]).toEqual([
      404, 404,
    ]);
  });

  it("a file that HTML shows within it keeps the name for that, of that message alone", async () => {
    const ticket = await financeTicket(ana);
    const file = await upload(ana, "a map", "map.png");
    const say = (body: object) =>
      ana.client.tickets.write({ params: { id: ticket.id }, body: { public: true, text: "See.", ...body } });
    const attachments = [{ id: file.id, contentId: "map@mail.example" }];
    const html = '<img src="cid:map@mail.example">';
    expect(good(await say({ html, attachments })).message.attachments).toEqual([
      { ...file, contentId: "map@mail.example" },
    ]);
    expect(good(await say({ attachments })).message.attachments).toEqual([file]);
    expect(good(await say({ html, attachments: [{ id: file.id }] })).message.attachments).toEqual([file]);
    for (const contentId of ["", "a b", "<a>", "a\r\nb", "x".repeat(251)])
      expect((await say({ html, attachments: [{ id: file.id, contentId }] })).status).toBe(422);
  });

  it("HTML that came to a program is kept to the letter beside its words", async () => {
    const ticket = await financeTicket(ana);
    const html = "<p onclick=alert(1)>Hello</p><script>alert(2)</script>";
    const body = { public: true, text: "Hello", html };
    good(await ana.client.tickets.write({ params: { id: ticket.id }, body }));
    const { items } = good(await ana.client.tickets.messages({ params: { id: ticket.id } }));
    expect(items.at(-1)).toMatchObject({ text: "Hello", html });
    const long = { public: true, text: "x", html: "x".repeat(524_289) };
    expect((await ana.client.tickets.write({ params: { id: ticket.id }, body: long })).status).toBe(422);
  });
});
