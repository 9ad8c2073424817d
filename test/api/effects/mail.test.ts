import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { readConfig } from "../../../api/config.ts";
import { readMailLog } from "../../../api/effects/mail-log.ts";
import { createMailer, headerFault } from "../../../api/effects/smtp.ts";
import { newId } from "../../../api/ids.ts";
import { openIncidents } from "../../../api/worker/incidents.ts";
import { DATABASES } from "../../stores.ts";
import { type EffectsDesk, effectsDesk } from "./effects-desk.ts";

const MINUTE = 60_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface HeardMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** A mail server on loopback that answers a recipient as it is told: undefined takes it. */
async function mailServer(answer: (address: string, times: number) => number | undefined = () => undefined) {
  const heard: HeardMail[] = [];
  const asked = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: ({ address }, _session, done) => {
      const times = (asked.get(address) ?? 0) + 1;
      asked.set(address, times);
      const code = answer(address, times);
      done(code === undefined ? null : Object.assign(new Error("not now"), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      let raw = "";
      stream.on("data", (chunk: Buffer) => {
        raw += chunk.toString();
      });
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        heard.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const mailer = createMailer({ url: `smtp://127.0.0.1:${port}`, from: "desk@filrouge.example" });
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  ends.push(async () => mailer.close());
  return { heard, mailer };
}

/** Headers by name, folded lines joined. */
const headersOf = (raw: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (raw.split("\r\n\r\n")[0] ?? "")
      .replaceAll(/\r\n[ \t]+/g, " ")
      .split("\r\n")
      .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );

let seq = 9_000;

/** A message of the ticket, as a person or a rule has written it; gives its id. */
async function written(desk: EffectsDesk, ticket: string, automatic: boolean): Promise<string> {
  const id = newId();
  await desk.store.db
    .insertInto("message")
    .values({
      id,
      ticket,
      seq: ++seq,
      at: desk.clock.now(),
      author: "agent:ana",
      author_kind: "agent",
      public: 1,
      channel: "web",
      text: "Hello",
      recipients: "[]",
      cc: "[]",
      sender: null,
      message_id: null,
      in_reply_to: null,
      attachments: "[]",
      automatic: automatic ? 1 : 0,
    })
    .execute();
  return id;
}

describe.each(DATABASES)("mail on %s", (name) => {
  async function desk(mailer?: ReturnType<typeof createMailer>) {
    const made = await effectsDesk(name, mailer ? { mailer } : {});
    ends.push(made.remove);
    const reply = async (ticket: string, to: readonly string[], automatic: boolean, subject = "[#1] Invoice") =>
      made.plant(ticket, { type: "mail", message: await written(made, ticket, automatic), to, subject, text: "Hello" });
    const alert = (ticket: string, to: readonly string[], text: string) =>
      made.plant(ticket, { type: "notify", to, template: null, text, values: {} });
    const mails = async () => (await readMailLog(made.store.db, { limit: 100 })).items;
    return { ...made, reply, alert, mails };
  }

  test("leaves through the server with its own id and thread, and says when a rule has written it", async () => {
    const { heard, mailer } = await mailServer();
    const { ticket, reply, worker, row, mails } = await desk(mailer);
    const one = await ticket();
    const first = await reply(one, ["requester:remi"], true);
    await worker.drain();
    await reply(one, ["requester:remi", "cc@client.example"], false);
    await worker.drain();
    await worker.drain();
    expect(await row(first)).toMatchObject({ status: "done", detail: "Sent to 1." });
    expect(heard.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: "desk@filrouge.example", to: ["remi@client.example"] },
      { from: "desk@filrouge.example", to: ["remi@client.example", "cc@client.example"] },
    ]);
    const [ruled, said] = heard.map(({ raw }) => headersOf(raw));
    expect(ruled?.["message-id"]).toMatch(/^<[0-9a-f]{32}@filrouge\.example>$/);
    expect(said?.["message-id"]).not.toBe(ruled?.["message-id"]);
    expect(ruled?.references).toMatch(/^<ticket\.[0-9a-f]{32}@filrouge\.example>$/);
    expect(said?.["in-reply-to"]).toBe(ruled?.references);
    expect(ruled?.["auto-submitted"]).toBe("auto-generated");
    expect(said?.["auto-submitted"]).toBeUndefined();
    expect(await mails()).toHaveLength(2);
  });

  test("4xx is tried again under the same Message-ID; 5xx is the last word", async () => {
    const { heard, mailer } = await mailServer((address, times) =>
      address === "no@client.example" ? 550 : times === 1 ? 451 : undefined,
    );
    const { ticket, reply, worker, row, clock } = await desk(mailer);
    const later = await reply(await ticket(), ["requester:remi"], false);
    const never = await reply(await ticket(), ["no@client.example"], false);
    await worker.drain();
    expect(await row(later)).toMatchObject({ status: "pending", attempts: 1 });
    expect(await row(never)).toMatchObject({ status: "failed", attempts: 1, detail: expect.stringContaining("550") });
    clock.pass(MINUTE);
    await worker.drain();
    expect(await row(later)).toMatchObject({ status: "done", attempts: 2 });
    expect(heard).toHaveLength(1);
  });

  test("B25: nothing that breaks a header leaves", async () => {
    const { heard, mailer } = await mailServer();
    const { ticket, reply, worker, row } = await desk(mailer);
    const one = await ticket();
    const ids = [
      await reply(one, ["requester:remi"], false, "Hi\r\nBcc: all@client.example"),
      await reply(one, ["a@client.example\r\nBcc: b@client.example"], false),
      await reply(one, ["a@client.example,b@client.example"], false),
    ];
    await worker.drain();
    for (const id of ids) expect(await row(id)).toMatchObject({ status: "failed", attempts: 1 });
    expect(heard).toEqual([]);
    for (const address of ["", "x", "a@b@c", "<a@b.c>", "a b@c.d", "a@b.c\0", "\u0007a@b.c"])
      expect(headerFault({ to: [address], subject: "x" }), JSON.stringify(address)).not.toBeNull();
    expect(headerFault({ to: ["a+b@c.example", "é@müller.example"], subject: "Ça va ?" })).toBeNull();
  });

  test("R28: three automatic mails an hour about a ticket reach an address, the fourth fails with the reason", async () => {
    const { ticket, reply, worker, row, clock, store, mails } = await desk();
    const one = await ticket();
    const ids: string[] = [];
    for (let times = 0; times < 4; times += 1) {
      clock.pass(MINUTE);
      ids.push(await reply(one, ["requester:remi"], true));
    }
    await worker.drain();
    const rows = await Promise.all(ids.map(row));
    expect(rows.map(({ status }) => status)).toEqual(["done", "done", "done", "failed"]);
    expect(rows[3]?.detail).toBe("remi@client.example has had 3 automatic mails about this ticket within an hour.");
    expect(await openIncidents(store.db)).toMatchObject([{ key: `automatic-mail:${one}`, ticket: one }]);
    // What a person writes is not counted, and not held back; another ticket has its own count.
    await reply(one, ["requester:remi"], false);
    await reply(await ticket(), ["requester:remi"], true);
    await worker.drain();
    expect(await mails()).toHaveLength(5);
    clock.pass(61 * MINUTE);
    const again = await reply(one, ["requester:remi"], true);
    await worker.drain();
    expect(await row(again)).toMatchObject({ status: "done" });
  });

  test("R28: ten automatic mails of one ticket in ten minutes, and thirty to one address", async () => {
    const { ticket, reply, worker, store, mails } = await desk();
    const one = await ticket();
    for (let index = 0; index < 12; index += 1) await reply(one, [`a${index}@client.example`], true);
    await worker.drain();
    expect(await mails()).toHaveLength(10);
    for (let index = 0; index < 33; index += 1) await reply(await ticket(), ["many@client.example"], true);
    await worker.drain();
    expect(await mails()).toHaveLength(40);
    const failed = await store.db.selectFrom("outbox").select("detail").where("status", "=", "failed").execute();
    expect(failed.map(({ detail }) => detail).sort()).toEqual([
      ...Array<string>(2).fill("This ticket has sent 10 automatic mails within ten minutes."),
      ...Array<string>(3).fill("many@client.example has had 30 automatic mails within ten minutes."),
    ]);
  });

  test("R28: nothing automatic goes to an address that a machine answers", async () => {
    const { ticket, reply, worker, row, mails } = await desk();
    const machines = ["mailer-daemon@x.example", "no-reply@x.example", "noreply+7@x.example", "list-bounces@x.example"];
    const ids: string[] = [];
    for (const address of machines) ids.push(await reply(await ticket(), [address], true));
    await worker.drain();
    for (const id of ids) expect(await row(id)).toMatchObject({ status: "failed" });
    expect(await mails()).toEqual([]);
  });

  test("more than five alerts to one person in ten minutes become one digest", async () => {
    const { ticket, alert, worker, row, clock, mails } = await desk();
    const ids: string[] = [];
    for (let times = 0; times < 9; times += 1) {
      ids.push(await alert(await ticket(), ["agent:ana"], `Alert ${times}\nof a ticket`));
      await worker.drain();
      clock.pass(MINUTE / 6);
    }
    expect(await mails()).toHaveLength(5);
    expect(await row(ids[8] ?? "")).toMatchObject({ status: "done", detail: "1 will read it in a digest." });
    await alert(await ticket(), ["agent:bruno"], "Another person");
    await worker.drain();
    expect(await mails()).toHaveLength(6);
    clock.pass(10 * MINUTE);
    await worker.drain();
    await worker.drain();
    const all = await mails();
    expect(all).toHaveLength(7);
    const digest = all.find(({ subject }) => subject === "4 alerts from the desk");
    expect(digest).toMatchObject({ to: ["ana@filrouge.example"], ticket: null });
    expect([...(digest?.text ?? "").matchAll(/• Alert (\d)/g)].map(([, nth]) => nth)).toEqual(["5", "6", "7", "8"]);
    clock.pass(10 * MINUTE);
    await alert(await ticket(), ["agent:ana"], "Quiet again");
    await worker.drain();
    expect(await mails()).toHaveLength(8);
  });

  test("a digest leaves through the server once, also when it was not taken at first", async () => {
    const { heard, mailer } = await mailServer((_address, times) => (times === 6 ? 451 : undefined));
    const { ticket, alert, worker, clock } = await desk(mailer);
    for (let times = 0; times < 7; times += 1) await alert(await ticket(), ["agent:ana"], `Alert ${times}`);
    await worker.drain();
    expect(heard).toHaveLength(5);
    for (let times = 0; times < 4; times += 1) {
      clock.pass(10 * MINUTE);
      await worker.drain();
    }
    expect(heard).toHaveLength(6);
    expect(headersOf(heard[5]?.raw ?? "").subject).toBe("2 alerts from the desk");
  });
});

describe("the mail server's settings", () => {
  const read = (env: Record<string, string>) => readConfig({ FILROUGE_SECRET: "x".repeat(32), ...env }).mail;

  test("both are needed, and must be what they say", () => {
    expect(read({})).toBeNull();
    expect(read({ SMTP_URL: "smtp://u:p@mail.example:587", MAIL_FROM: "desk@example.com" })).toEqual({
      url: "smtp://u:p@mail.example:587",
      from: "desk@example.com",
    });
    expect(() => read({ SMTP_URL: "smtp://mail.example" })).toThrow("MAIL_FROM");
    expect(() => read({ SMTP_URL: "http://mail.example", MAIL_FROM: "desk@example.com" })).toThrow("SMTP_URL");
    expect(() => read({ SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.c\nBcc: d@e.f" })).toThrow("MAIL_FROM");
  });
});
