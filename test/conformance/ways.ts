import { randomUUID } from "node:crypto";
import nodemailer from "nodemailer";
import { expect } from "vitest";
import { readConfig } from "../../api/config.ts";
import type { Store } from "../../api/db/connect.ts";
import { linkToken } from "../../api/portal/ticket-link.ts";
import { replyAddress } from "../../api/receive/reply-address.ts";
import { visit as visitChat } from "../api/chat/visiting.ts";
import { good, type TestServer, type Visitor } from "../server.ts";

/** The desk to which words come, and who is there. */
export interface Hearing {
  readonly server: TestServer;
  readonly ada: Visitor;
  readonly ana: Visitor;
  readonly remi: Visitor;
  readonly store: Store;
}

/** How a requester goes on in what they have opened, by the same way. */
type Says = (text: string) => Promise<unknown>;

/** A way by which a requester's words come to the desk. */
export interface Way {
  readonly name: string;
  /** Of its messages. */
  readonly channel: string;
  readonly opens: (hearing: Hearing, subject: string, text: string) => Promise<Says>;
}

export const MAILBOX = "support@filrouge.example";
export const FINANCE = "department:finance";
const REMI = { id: "requester:remi", name: "Rémi", email: "remi@client.example" } as const;

/** The ticket of that subject, as soon as it is there. */
export async function ticketCalled({ store }: Hearing, subject: string): Promise<{ id: string; number: number }> {
  const find = () => store.db.selectFrom("ticket").select(["id", "number"]).where("subject", "=", subject).execute();
  await expect.poll(find, { timeout: 30_000 }).toHaveLength(1);
  const [found] = await find();
  if (!found) throw new Error(`${subject} has gone.`);
  return found;
}

const secretOf = ({ server }: Hearing): string => readConfig({ FILROUGE_DATA: server.folder }).secret;

async function mail({ server }: Hearing, to: string, subject: string, text: string): Promise<void> {
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: server.mailPort ?? 0, ignoreTLS: true });
  const envelope = { from: REMI.email, to: [to] };
  await transport.sendMail({ from: `${REMI.name} <${REMI.email}>`, to: MAILBOX, envelope, subject, text });
  transport.close();
}

async function post({ server }: Hearing, path: string, body: object, headers: object = {}): Promise<void> {
  const raw = {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
  const answer = await server.nobody.raw(`/api/${path}`, raw);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
}

const portal: Way = {
  name: "the requester's own page",
  channel: "form",
  opens: async ({ remi }, subject, description) => {
    const body = { subject, description, department: FINANCE };
    const { ticket } = good(await remi.client.tickets.create({ body }));
    const params = { id: ticket.id };
    return async (text) =>
      good(await remi.client.tickets.write({ params, body: { public: true, text }, idempotencyKey: randomUUID() }));
  },
};

const byMail: Way = {
  name: "mail",
  channel: "mail",
  opens: async (hearing, subject, text) => {
    await mail(hearing, MAILBOX, subject, text);
    const ticket = await ticketCalled(hearing, subject);
    const to = replyAddress(secretOf(hearing), MAILBOX, ticket, REMI.email);
    return (more) => mail(hearing, to, `Re: ${subject}`, more);
  },
};

const form: Way = {
  name: "a form on a site, and the link that its mail carries",
  channel: "form",
  opens: async (hearing, subject, text) => {
    const { name, email } = REMI;
    const sent = { key: randomUUID(), visit: randomUUID(), language: "fr", name, email, subject, text };
    await post(hearing, "form/site", sent);
    const { id } = await ticketCalled(hearing, subject);
    const token = linkToken(secretOf(hearing), { ticket: id, requester: REMI.id, at: Date.now() });
    return (more) => post(hearing, `followed/${token}`, { key: randomUUID(), text: more });
  },
};

const chat: Way = {
  name: "chat",
  channel: "chat",
  opens: async ({ server }, subject, text) => {
    const page = await visitChat(server, `${subject}\n${text}`, { language: "fr" });
    return (more) => page.say(more);
  },
};

const call: Way = {
  name: "a call that an agent writes down",
  channel: "phone",
  opens: async (hearing, subject, note) => {
    const caller = { contact: REMI.id };
    const log = async (more: { subject: string; note: string; ticket?: string }) =>
      good(
        await hearing.ana.client.calls.log({
          body: { caller, ...more, department: FINANCE },
          idempotencyKey: randomUUID(),
        }),
      );
    const { ticket } = await log({ subject, note });
    return (more) => log({ subject: "", note: more, ticket: ticket.id });
  },
};

const webhook: Way = {
  name: "a webhook that comes in",
  channel: "sms",
  opens: async (hearing, subject, text) => {
    const send = (body: string) =>
      post(hearing, "in/texts", { id: randomUUID(), from: subject, email: REMI.email, subject, body }, PROOF);
    await send(text);
    return send;
  },
};

export const CHANNEL_SECRET = "the-provider-of-text-messages-knows-it";
const PROOF = { authorization: `Bearer ${CHANNEL_SECRET}` };

export const WAYS: readonly Way[] = [portal, byMail, form, chat, call, webhook];
