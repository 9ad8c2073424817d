import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendingsOf } from "../../../api/effects/sendings.ts";
import { createMailer } from "../../../api/effects/smtp.ts";
import { newId } from "../../../api/ids.ts";
import { mailSink, type SunkMail } from "../../mail-sink.ts";
import { DATABASES } from "../../stores.ts";
import { type EffectsDesk, effectsDesk } from "./effects-desk.ts";

const MINUTE = 60_000;

describe.each(DATABASES)("mail servers that misbehave, on %s", (database) => {
  let here: EffectsDesk & { readonly remove: () => Promise<void> };
  let sink: Awaited<ReturnType<typeof mailSink>>;
  /** How long the desk waits for a server that says nothing. */
  let patient: ReturnType<typeof createMailer>;
  let impatient: ReturnType<typeof createMailer>;
  let mailer: ReturnType<typeof createMailer>;
  /** What the server says of a recipient, and to the mail itself, as the test wants it. */
  let ofRecipient: (address: string) => number | undefined;
  let toMail: (mail: SunkMail) => number | undefined | Promise<number | undefined>;
  beforeAll(async () => {
    sink = await mailSink({ recipient: (address) => ofRecipient(address), data: (mail) => toMail(mail) });
    const server = { url: sink.url, from: "desk@filrouge.example" };
    patient = createMailer(server, undefined, 10 * MINUTE);
    impatient = createMailer(server, undefined, 500);
    here = await effectsDesk(database, { mailer: { send: (letter) => mailer.send(letter), close: () => {} } });
  });
  afterAll(async () => {
    await here.remove();
    patient.close();
    impatient.close();
    await sink.close();
  });
  const begin = () => {
    sink.heard.length = 0;
    mailer = patient;
    ofRecipient = () => undefined;
    toMail = () => undefined;
  };

  /** A reply of an agent to this address that is due. */
  async function reply(to: string) {
    const ticket = await here.ticket();
    const message = newId();
    await here.store.db
      .insertInto("message")
      .values({
        ...{ id: message, ticket, seq: 9_000, at: here.clock.now(), author: "agent:ana", author_kind: "agent" },
        ...{ public: 1, channel: "web", text: "Hello", recipients: "[]", cc: "[]", sender: null, message_id: null },
        ...{ in_reply_to: null, attachments: "[]", automatic: 0 },
      })
      .execute();
    const id = await here.plant(ticket, { type: "mail", message, to: [to], subject: "[#1] Invoice", text: "Hello" });
    const sending = async () => (await sendingsOf(here.store, [ticket])).get(message);
    return { id, sending };
  }
  const idsHeard = async (to: string) =>
    Promise.all(
      sink.heard.filter((mail) => mail.to.includes(to)).map(async ({ raw }) => (await simpleParser(raw)).messageId),
    );

  test("one that has a mail and never says so holds up no other; it is told on the message, and tried again under the same id", async () => {
    begin();
    const held: SunkMail[] = [];
    const hangs = (mail: SunkMail, until: Promise<number | undefined>) => {
      if (!mail.to.includes("hangs@client.example")) return undefined;
      held.push(mail);
      return until;
    };
    const { promise, resolve } = Promise.withResolvers<number | undefined>();
    toMail = (mail) => hangs(mail, promise);
    const hanging = await reply("hangs@client.example");
    const others = await Promise.all(["a", "b", "c", "d", "e", "f"].map((name) => reply(`${name}@client.example`)));
    const draining = here.worker.drain();
    await expect.poll(() => [held.length, sink.heard.length], { timeout: 20_000 }).toEqual([1, others.length]);
    resolve(451);
    await draining;
    for (const { id } of others) expect(await here.row(id)).toMatchObject({ status: "done", attempts: 1 });

    // The server says nothing at all: it is left.
    mailer = impatient;
    toMail = (mail) => hangs(mail, new Promise(() => {}));
    here.clock.pass(10 * MINUTE);
    await here.worker.drain();
    expect(await here.row(hanging.id)).toMatchObject({ status: "pending", attempts: 2 });
    const said = expect.stringMatching(/time|greeting/i);
    expect(await hanging.sending()).toMatchObject({ state: "queued", leavesAt: null, said });

    begin();
    here.clock.pass(30 * MINUTE);
    await here.worker.drain();
    expect(await hanging.sending()).toMatchObject({ state: "left", to: [{ state: "left" }] });
    const ids = await Promise.all(held.map(async ({ raw }) => (await simpleParser(raw)).messageId));
    expect(new Set([...ids, ...(await idsHeard("hangs@client.example"))]).size).toBe(1);
  });

  test("one that greylists is asked again, and nobody is alarmed", async () => {
    begin();
    let asked = 0;
    ofRecipient = (address) => {
      if (address !== "grey@client.example") return undefined;
      asked += 1;
      return asked < 3 ? 451 : undefined;
    };
    const grey = await reply("grey@client.example");
    const states: (string | undefined)[] = [];
    for (let times = 0; times < 3; times += 1) {
      await here.worker.drain();
      states.push((await grey.sending())?.state);
      here.clock.pass(30 * MINUTE);
    }
    expect([states, asked]).toEqual([["queued", "queued", "left"], 3]);
    expect(await idsHeard("grey@client.example")).toHaveLength(1);
  });

  test("one that rejects for ever is asked once, and what it said stands at the message", async () => {
    begin();
    ofRecipient = (address) => (address === "never@client.example" ? 550 : undefined);
    const never = await reply("never@client.example");
    await here.worker.drain();
    here.clock.pass(24 * 60 * MINUTE);
    await here.worker.drain();
    expect(await here.row(never.id)).toMatchObject({ status: "failed", attempts: 1 });
    expect(await never.sending()).toMatchObject({ state: "failed", said: expect.stringContaining("550") });
    expect(sink.heard).toEqual([]);
  });
});
