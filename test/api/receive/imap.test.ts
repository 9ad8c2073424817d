import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetPassword, keepPassword } from "../../../api/receive/imap/account.ts";
import { createDial, type Dial } from "../../../api/receive/imap/dial.ts";
import { createMailFetcher, type MailFetcher } from "../../../api/receive/imap/fetcher.ts";
import { fetchingOf } from "../../../api/receive/imap/fetching.ts";
import { readState } from "../../../api/receive/imap/state.ts";
import { tryConnection } from "../../../api/receive/imap/try-connection.ts";
import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import { put } from "../../small-desk.ts";
import { DATABASES } from "../../stores.ts";
import { type ImapServer, imapServer, mailNumber } from "./imap-server.ts";
import { mailDesk, type TestMailDesk } from "./mail-desk.ts";

describe.each(DATABASES)("mail that is fetched by IMAP on %s", (database) => {
  let here: TestMailDesk;
  let server: ImapServer;
  let fetcher: MailFetcher;
  let imap: ImapPlace;
  beforeAll(async () => {
    here = await mailDesk(database);
  });
  afterAll(() => here.remove());
  beforeEach(async () => {
    server = await imapServer(["Done", "Archive"]);
    await here.store.db.deleteFrom("mail_in").execute();
    await here.store.db.deleteFrom("mail_fetch").execute();
    await fetchedFrom({});
    await password("testpass");
  });
  afterEach(() => server.close());

  const dial = (hosts: readonly string[] = [server.listed]) =>
    createDial({ hosts, mostBytes: here.desk.config.mailIn.mostBytes });
  /** The support address is fetched from this server from now on. */
  async function fetchedFrom(change: Partial<ImapPlace>): Promise<void> {
    imap = {
      ...{ host: server.host, port: server.port, security: "none", user: "testuser", folder: "INBOX" },
      ...{ begin: "all", afterwards: "leave" },
      ...change,
    };
    await put(here.store, "mailbox", "support", {
      ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en" },
      ...{ address: "support@filrouge.example", department: "department:finance", sender: "The desk", imap },
    });
    fetcher = fetching(dial());
  }
  const quiet = () => {};
  const fetching = (way: Dial, desk = here.desk) => createMailFetcher(desk, quiet, quiet, way);
  const password = (text: string) =>
    keepPassword(here.store.db, here.desk.config.secret, {
      ...{ mailbox: "support", account: imap, password: text, now: here.clock.now() },
    });
  const look = async (): Promise<number> => {
    here.clock.pass(1_000);
    return fetcher.turn();
  };
  const arrived = async () =>
    (await here.store.db.selectFrom("mail_in").select(["sender", "status", "why"]).orderBy("sender").execute()).map(
      ({ sender, status, why }) => [/\d+/.exec(sender)?.[0], why ?? status].join(" "),
    );
  const standing = async () => fetchingOf(imap, await readState(here.store.db, "support"), here.clock.now());

  test("A11: what lies there and what comes makes tickets, once; the server's folder stays as it is", async () => {
    for (const n of [1, 2]) server.append(mailNumber(n));
    await look();
    await look();
    expect(await arrived()).toEqual(["1 waiting", "2 waiting"]);
    await here.intake.turn();
    server.append(mailNumber(3));
    await look();
    await here.intake.turn();
    expect(await arrived()).toEqual(["1 taken", "2 taken", "3 taken"]);
    expect(server.flags("INBOX")).toEqual({ "Mail 1": [], "Mail 2": [], "Mail 3": [] });
    expect(await standing()).toMatchObject({ fault: null, first: null, password: true, lookedAt: here.clock.now() });
  });

  test("only what comes from now on is fetched where that is asked for, also after the server numbers its mails anew", async () => {
    await fetchedFrom({ begin: "new" });
    server.append(mailNumber(1), new Date(here.clock.now() - 86_400_000));
    await look();
    expect(await arrived()).toEqual([]);
    server.append(mailNumber(2), new Date(here.clock.now()));
    await look();
    server.renumber();
    server.append(mailNumber(3), new Date(here.clock.now()));
    await look();
    expect(await arrived()).toEqual(["2 waiting", "3 waiting"]);
  });

  test("a mail that is kept is marked as read, or moved, as the document says", async () => {
    await fetchedFrom({ afterwards: "seen" });
    server.append(mailNumber(1));
    await look();
    expect(server.flags("INBOX")).toEqual({ "Mail 1": ["\\Seen"] });
    await fetchedFrom({ afterwards: { move: "Done" } });
    server.append(mailNumber(2));
    await look();
    expect([server.flags("INBOX"), server.flags("Done")]).toEqual([{ "Mail 1": ["\\Seen"] }, { "Mail 2": [] }]);
    await fetchedFrom({ afterwards: { move: "Gone" } });
    server.append(mailNumber(3));
    await look();
    expect(await arrived()).toEqual(["1 waiting", "2 waiting", "3 waiting"]);
    expect((await standing()).fault).toMatchObject({ code: "moveFolder", detail: "Gone" });
    const wrong = fetcher;
    await fetchedFrom({ afterwards: { move: "Archive" } });
    // Who has put the document right need not wait until the wrong one would have been tried again.
    here.clock.pass(1_000);
    await wrong.turn();
    expect(server.flags("Archive")).toEqual({ "Mail 3": [] });
    expect((await standing()).fault).toBeNull();
  });

  test("R27: a connection that is cut in the middle of a mail, and numbers that begin anew, lose and double nothing", async () => {
    await fetchedFrom({ afterwards: "seen" });
    for (let n = 100; n < 140; n += 1) server.append(mailNumber(n, "x".repeat(4_000)));
    const all = Array.from({ length: 40 }, (_, n) => `${100 + n} waiting`);
    for (const bytes of [800, 90_000, 155_000, 171_500]) {
      server.cutAfter(bytes);
      await look();
      here.clock.pass(900_000);
    }
    server.cutAfter(null);
    await look();
    expect(await arrived()).toEqual(all);
    expect(Object.values(server.flags("INBOX"))).toEqual(all.map(() => ["\\Seen"]));
    server.renumber();
    await look();
    expect(await arrived()).toEqual(all);
    // The control: a mail that differs in one character is another one.
    server.append(mailNumber(100, "y".repeat(4_000)));
    await look();
    expect(await arrived()).toEqual(["100 waiting", ...all]);
  });

  test("a wrong password is said, tried seldom, and the right one helps at once", async () => {
    server.append(mailNumber(1));
    server.password("another");
    await look();
    expect((await standing()).fault).toMatchObject({ code: "password", againAt: here.clock.now() + 300_000 });
    for (let minute = 0; minute < 120; minute += 1) {
      here.clock.pass(60_000);
      await fetcher.turn();
    }
    expect(server.signIns()).toBe(4);
    expect((await standing()).fault).toMatchObject({ since: here.clock.now() - 120 * 60_000 });
    await password("another");
    await look();
    expect([await arrived(), (await standing()).fault]).toEqual([["1 waiting"], null]);
  });

  test("T5: a password goes to the account that it was given for, and to no other server or person", async () => {
    await fetchedFrom({ user: "somebody" });
    await look();
    expect([(await standing()).fault?.code, server.signIns()]).toEqual(["passwordMissing", 0]);
    await fetchedFrom({});
    await forgetPassword(here.store.db, "support");
    here.clock.pass(900_000);
    await look();
    expect([(await standing()).fault?.code, server.signIns()]).toEqual(["passwordMissing", 0]);
    const rows = JSON.stringify(await here.store.db.selectFrom("mail_fetch").selectAll().execute());
    await password("testpass");
    const sealed = JSON.stringify(await here.store.db.selectFrom("mail_fetch").selectAll().execute());
    expect([rows, sealed].filter((text) => text.includes("testpass"))).toEqual([]);
  });

  test("two servers never fetch from one mailbox at once, and who lost it writes nothing", async () => {
    for (let n = 1; n < 9; n += 1) server.append(mailNumber(n));
    const [inside, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = fetching(async (to, word) => {
      inside.resolve();
      await goOn.promise;
      return dial()(to, word);
    });
    here.clock.pass(1_000);
    const looked = first.turn();
    await inside.promise;
    expect([await fetcher.turn(), await fetching(dial()).turn()]).toEqual([0, 0]);
    goOn.resolve();
    expect([await looked, server.signIns(), (await arrived()).length]).toEqual([1, 1, 8]);
    const stolen = fetching(async (to, word) => {
      const client = await dial()(to, word);
      await here.store.db.updateTable("mail_fetch").set({ lease_by: "somebody else" }).execute();
      return client;
    });
    server.append(mailNumber(9));
    here.clock.pass(1_000);
    await stolen.turn();
    expect((await arrived()).length).toBe(8);
  });

  test("several addresses may arrive in one folder; an answer finds its ticket by the sign in Delivered-To", async () => {
    await put(here.store, "mailbox", "sales", {
      ...{ kind: "mailbox", schemaVersion: 1, key: "sales", name: "Sales", language: "en" },
      ...{ address: "sales@filrouge.example", department: "department:finance", sender: "Sales" },
    });
    const mail = (n: number, head: string) =>
      server.append(`Return-Path: <nina${n}@home.example>\r\n${head}\r\n${mailNumber(n)}`);
    mail(1, "Delivered-To: sales@filrouge.example\r\nX-Original-To: somebody@else.example");
    mail(2, "Delivered-To: unknown@filrouge.example");
    await look();
    await here.intake.turn();
    const rows = () =>
      here.store.db
        .selectFrom("mail_in")
        .select(["mailbox", "recipient", "status", "ticket"])
        .orderBy("sender")
        .execute();
    // "To" of both is the support address; where the server wrote down another one of the desk, that counts.
    expect(await rows()).toMatchObject([
      { mailbox: "sales", recipient: "sales@filrouge.example", status: "taken" },
      { mailbox: "support", recipient: "support@filrouge.example", status: "taken" },
    ]);
    await here.leave();
    const [first] = await rows();
    const replyTo = here.letters.findLast(({ ticket }) => ticket === first?.ticket)?.head?.replyTo ?? "";
    server.append(
      `Return-Path: <nina1@home.example>\r\nDelivered-To: ${replyTo}\r\nFrom: nina1@home.example\r\nSubject: Re\r\n\r\nMore.\r\n`,
    );
    server.append(
      "Return-Path: <>\r\nTo: sales@filrouge.example\r\nFrom: eva@home.example\r\nSubject: New\r\n\r\nHello.\r\n",
    );
    await look();
    await here.intake.turn();
    expect((await rows()).filter(({ recipient }) => recipient === replyTo)).toMatchObject([{ ticket: first?.ticket }]);
    expect((await rows()).filter(({ mailbox }) => mailbox === "sales").map(({ status }) => status)).toEqual([
      "taken",
      "taken",
      "taken",
    ]);
    expect((await here.messages(first?.ticket ?? "")).map(({ text }) => text)).toContain("More.");
  });

  test("A11: what comes to any other address of its domain is fetched with its files, and says where it was written to", async () => {
    await put(here.store, "mailbox", "support", {
      ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en", others: true },
      ...{ address: "support@filrouge.example", department: "department:finance", sender: "The desk", imap },
    });
    const mail = [
      ...["Return-Path: <nina@home.example>", "Delivered-To: press@filrouge.example", "From: nina@home.example"],
      ...["To: press@filrouge.example", "Subject: For the press", "MIME-Version: 1.0"],
      ...['Content-Type: multipart/mixed; boundary="b"', "", "--b", "Content-Type: text/plain", "", "See the picture."],
      ...[
        "--b",
        "Content-Type: text/plain",
        'Content-Disposition: attachment; filename="notes.txt"',
        "",
        "Notes.",
        "--b--",
        "",
      ],
    ].join("\r\n");
    server.append(mail);
    await look();
    await here.intake.turn();
    const [row, ...more] = await here.store.db.selectFrom("mail_in").selectAll().execute();
    expect([row, more]).toMatchObject([
      { mailbox: "support", recipient: "press@filrouge.example", status: "taken" },
      [],
    ]);
    const { body } = await here.store.db
      .selectFrom("ticket")
      .select("body")
      .where("id", "=", row?.ticket ?? "")
      .executeTakeFirstOrThrow();
    expect(JSON.parse(body)).toMatchObject({ subject: "For the press", address: "press@filrouge.example" });
    const said = await here.store.db
      .selectFrom("message")
      .select(["text", "attachments"])
      .where("ticket", "=", row?.ticket ?? "")
      .executeTakeFirstOrThrow();
    expect([said.text, JSON.parse(said.attachments)]).toMatchObject([
      "See the picture.",
      [{ name: "notes.txt", size: 6 }],
    ]);
  });

  test("a mail that is too large waits in quarantine with its head; the ones after it are not held up", async () => {
    server.append(mailNumber(1, "x".repeat(1_100_000)));
    server.append(mailNumber(2));
    await look();
    expect(await arrived()).toEqual(["1 tooLarge", "2 waiting"]);
  });

  test("a full disk stops fetching and says so; afterwards everything is there", async () => {
    server.append(mailNumber(1));
    const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    const files = { ...here.desk.files, put: () => Promise.reject(full) };
    const stuck = fetching(dial(), { ...here.desk, files });
    here.clock.pass(1_000);
    await stuck.turn();
    expect([await arrived(), (await standing()).fault?.code]).toEqual([[], "disk"]);
    here.clock.pass(60_000);
    await look();
    expect([await arrived(), (await standing()).fault]).toEqual([["1 waiting"], null]);
  });

  if (database === "sqlite")
    test("a password that is given anew while the mailbox is connected is tried at once, right or wrong", async () => {
      fetcher.start();
      await expect.poll(async () => (await standing()).lookedAt).toBe(here.clock.now());
      server.password("another");
      here.clock.pass(1_000);
      await password("wrong");
      await expect.poll(async () => (await standing()).fault?.code, { timeout: 10_000 }).toBe("password");
      here.clock.pass(1_000);
      await password("another");
      await expect.poll(async () => (await standing()).lookedAt, { timeout: 10_000 }).toBe(here.clock.now());
      expect([(await standing()).fault, server.signIns()]).toEqual([null, 3]);
      server.append(mailNumber(1));
      await expect.poll(arrived).toEqual(["1 waiting"]);
      await fetcher.stop();
    });

  if (database === "sqlite")
    test("new mail is kept while the folder is watched, and a changed document is followed", async () => {
      fetcher.start();
      await expect.poll(async () => (await standing()).lookedAt).toBe(here.clock.now());
      server.append(mailNumber(1));
      await expect.poll(arrived).toEqual(["1 waiting"]);
      server.append(mailNumber(2), undefined, "Done");
      await put(here.store, "mailbox", "support", {
        ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en" },
        ...{ address: "support@filrouge.example", department: "department:finance", sender: "The desk" },
        imap: { ...imap, folder: "Done" },
      });
      await expect.poll(arrived).toEqual(["1 waiting", "2 waiting"]);
      await fetcher.stop();
      expect(await readState(here.store.db, "support")).toMatchObject({ lease_until: 0, fault: null });
    });

  if (database === "sqlite")
    test("a try says what is wrong: host, port, encryption, password, folder; or how many mails there are", async () => {
      server.append(mailNumber(1));
      const tried = async (change: Partial<ImapPlace>, hosts?: readonly string[], word = "testpass") => {
        const { fault, mails, folders } = await tryConnection(dial(hosts), { ...imap, ...change }, word);
        return fault ? [fault.code, folders.length] : [mails, folders.length];
      };
      expect(await tried({})).toEqual([1, 3]);
      expect(await tried({ folder: "Nowhere" })).toEqual(["folder", 3]);
      expect(await tried({ afterwards: { move: "Nowhere" } })).toEqual(["moveFolder", 3]);
      expect(await tried({}, undefined, "wrong")).toEqual(["password", 0]);
      expect(await tried({ security: "starttls" })).toEqual(["certificate", 0]);
      expect(await tried({ security: "tls" })).toEqual(["encryption", 0]);
      expect(await tried({ port: 9 }, ["imap://127.0.0.1:9"])).toEqual(["unreachable", 0]);
      expect(await tried({ host: "nowhere.invalid" }, [`imap://nowhere.invalid:${server.port}`])).toEqual([
        "hostUnknown",
        0,
      ]);
      expect(await tried({}, [])).toEqual(["addressRefused", 0]);
      expect(await tried({ port: 993 }, [])).toEqual(["addressRefused", 0]);
      expect(await tried({}, [`127.0.0.1:${server.port}`])).toEqual(["addressRefused", 0]);
    });
});
