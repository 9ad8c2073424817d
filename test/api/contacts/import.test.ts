import { afterEach, describe, expect, test } from "vitest";
import { bringInNext } from "../../../api/contacts/bring-in.ts";
import { listContacts, listOrganizations } from "../../../api/contacts/list.ts";
import { readContactByEmail } from "../../../api/people/contacts.ts";
import { contactImportView } from "../../../api/present/contact.ts";
import { furnish } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";
import { broughtIn, clock, imported, known, uploaded } from "./desk.ts";

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

const FILE = [
  "Nom;Prénom;Adresse e-mail;Téléphone;Société;Langue;N° client",
  "Roy;Nina;NINA@shop.example;+33 6 12 34 56 78;Boutique Été;français;K-7",
  '"Le ""Grand""";Ali;ali@shop.example, ali@home.example;;Boutique été;;',
  "Sans;Rien;;;;;",
  "Faux;Mail;nina at shop;;;;",
  "Klein;Nora;nora@shop.example;abc;;de;",
].join("\r\n");

const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");

describe.each(DATABASES)("importing contacts on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    return store;
  }

  test("rows come in with their organizations, and rows with faults are told by line; a second run changes nothing", async () => {
    const store = await desk();
    const { counts, total, done, finishedAt } = await imported(store, FILE);
    expect({ ...counts, total, done, finishedAt }).toMatchObject({
      created: 2,
      changed: 0,
      failed: 3,
      total: 5,
      done: 5,
      finishedAt: clock.now(),
    });
    expect(counts.troubles.map(({ line, message }) => [line, message.en])).toEqual([
      [4, "There is no e-mail address, phone or customer number by which to know this contact again."],
      [5, "“nina at shop” is not an e-mail address."],
      [6, "“abc” is not a phone number. “de” is no language of this desk: en or fr."],
    ]);
    const nina = await readContactByEmail(store.db, "nina@shop.example");
    expect(nina).toMatchObject({
      name: "Nina Roy",
      phones: ["+33 6 12 34 56 78"],
      customerNumber: "K-7",
      language: "fr",
      verified: false,
    });
    expect(await readContactByEmail(store.db, "ali@home.example")).toMatchObject({
      name: 'Ali Le "Grand"',
      organization: nina?.organization,
      language: "en",
    });
    expect((await listOrganizations(store.db, { limit: 10 })).items).toMatchObject([
      { name: "Boutique Été", contacts: 2 },
    ]);
    const again = await imported(store, FILE);
    expect(again.counts).toMatchObject({ created: 0, changed: 0, same: 2, failed: 3 });
    expect(await store.db.selectFrom("contact_import_part").selectAll().execute()).toEqual([]);
  });

  test("what a file adds to somebody who is there is added, and what it leaves out stays", async () => {
    const store = await desk();
    await known(store, {
      id: "requester:x",
      name: "X",
      emails: ["x@a.example"],
      phones: ["0612345678"],
      language: "fr",
    });
    const { counts } = await imported(
      store,
      "email,mobile,name\nX@A.example,+33 7 00 00 00 01,\n,06 12 34 56 78,Xavier\n",
    );
    expect(counts).toMatchObject({ created: 0, changed: 2, failed: 0 });
    expect(await readContactByEmail(store.db, "x@a.example")).toMatchObject({
      id: "requester:x",
      name: "Xavier",
      phones: ["0612345678", "+33 7 00 00 00 01"],
      language: "fr",
    });
  });

  test("a row that means two contacts is refused with their names, and rows of one file that mean one person make one", async () => {
    const store = await desk();
    await known(store, { id: "requester:x", name: "Xenia", emails: ["x@a.example"] });
    await known(store, { id: "requester:y", name: "Yann", phones: ["+33 1 02 03 04 05"] });
    const text =
      "name\temail\tphone\nBoth\tx@a.example\t0033102030405\nNew\tn@a.example\t\nNew two\tn@a.example\t+33 9 00 00 00 00\n";
    const { counts } = await imported(store, text);
    expect(counts).toMatchObject({ created: 1, changed: 1, failed: 1 });
    expect(counts.troubles[0]?.message.en).toBe(
      "What stands here belongs to several contacts: Xenia, Yann. Merge them first.",
    );
    expect(await readContactByEmail(store.db, "n@a.example")).toMatchObject({ name: "New two" });
  });

  test("bad input 35: UTF-16 with its mark, 300 columns, a heading __proto__ and cells that look like formulas", async () => {
    const store = await desk();
    const more = Array.from({ length: 297 }, (_, at) => `column ${at}`);
    const headings = ["__proto__", "E-mail", "Full name", ...more];
    const row = ["=1+1", "été@shop.example", '\'=HYPERLINK("x")', ...more.map(() => "-1")];
    const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
    const kept = await uploaded(store, utf16(`${quoted(headings)}\r\n${quoted(row)}\r\n`));
    expect(kept.headings).toHaveLength(300);
    expect((await broughtIn(store, kept)).counts).toMatchObject({ created: 1, failed: 0 });
    expect(await readContactByEmail(store.db, "été@shop.example")).toMatchObject({ name: '=HYPERLINK("x")' });
  });

  test("bad input 35: a forgotten quote gives up its line alone; windows-1252, a mark, blank lines and NUL are read", async () => {
    const store = await desk();
    const latin = Buffer.from(
      'Nom;Courriel\nZo\xe9;zoe@a.example\n\n"Open;o@a.example\nPl\x00at;p@a.example\n',
      "latin1",
    );
    const { counts } = await imported(store, latin);
    expect(counts).toMatchObject({ created: 2, failed: 1 });
    expect(counts.troubles).toMatchObject([{ line: 4, message: { en: "A quote is opened and not closed." } }]);
    expect(await readContactByEmail(store.db, "zoe@a.example")).toMatchObject({ name: "Zoé" });
    const marked = await imported(store, "\uFEFFname,email\nEve,eve@a.example\n");
    expect(marked.counts).toMatchObject({ created: 1 });
    expect((await uploaded(store, "")).headings).toBeNull();
    expect((await uploaded(store, "\r\n\r\n")).headings).toBeNull();
  });

  test("several who let one file in at once bring each row in once", async () => {
    const store = await desk();
    const rows = Array.from({ length: 900 }, (_, at) => `P${at},p${at}@a.example`);
    const kept = await uploaded(store, `name,email\n${rows.join("\n")}`);
    await store.db
      .updateTable("contact_import")
      .set({ settings: '{"columns":["name","email"],"language":"en","kind":"customer"}', started_at: 1 })
      .execute();
    const all = async () => {
      while ((await bringInNext(store, clock)) > 0);
    };
    await Promise.all([all(), all(), all()]);
    const { counts } = await broughtIn(store, kept);
    expect(counts).toMatchObject({ created: 900, changed: 0, same: 0, failed: 0 });
  });

  test("parts that cannot be kept are given up with a word, each row counted, and hold nothing else up", async () => {
    const store = await desk();
    const rows = Array.from({ length: 150 }, (_, at) => `P${at},p${at}@a.example`);
    const { id } = await uploaded(store, `name,email\n${rows.join("\n")}`);
    // As no request could leave it.
    const run = store.db.updateTable("contact_import").where("id", "=", id);
    await run.set({ settings: "null", started_at: clock.now() }).execute();
    while ((await bringInNext(store, clock)) > 0);
    const row = await store.db.selectFrom("contact_import").selectAll().executeTakeFirstOrThrow();
    const { counts, done, total, finishedAt } = await contactImportView(store, row);
    expect({ failed: counts.failed, done, total, finishedAt }).toEqual({
      failed: 150,
      done: 150,
      total: 150,
      finishedAt: clock.now(),
    });
    expect(counts.troubles.map(({ line }) => line)).toEqual([2, 102]);
  });

  test("contacts are listed by name in pages, and found by words, address or phone in any spelling", async () => {
    const store = await desk();
    for (const [at, who] of ["Zoé Blanc", "Ärzte Haus", "anna Ærø", "Bob O'Neil"].entries())
      await known(store, {
        id: `requester:${at}`,
        name: who,
        emails: [`p${at}@find.example`],
        phones: [`+33 6 00 00 00 1${at}`],
      });
    const names = async (text: string) =>
      (await listContacts(store.db, { text, limit: 10 })).items.map(({ name }) => name);
    expect(await names("find.example")).toEqual(["anna Ærø", "Ärzte Haus", "Bob O'Neil", "Zoé Blanc"]);
    expect(await names("ZOE bla")).toEqual(["Zoé Blanc"]);
    expect(await names("aero")).toEqual(["anna Ærø"]);
    expect(await names("06 00 00 00 12")).toEqual(["anna Ærø"]);
    expect(await names("%_'\"*(")).toEqual([]);
    const first = await listContacts(store.db, { text: "find", limit: 3 });
    expect(first.next).toBe("requester:3");
    const rest = await listContacts(store.db, { text: "find", limit: 3, after: first.next ?? "" });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([2, 1, 3, 0].map((at) => `requester:${at}`));
    expect(rest.next).toBeNull();
  });
});
