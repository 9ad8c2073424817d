import path from "node:path";
import nodemailer from "nodemailer";
import { clockAt, type SetClock } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { Statements } from "../../../api/db/statements.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import { messageIdOf } from "../../../api/effects/references.ts";
import { createMailer, type Letter } from "../../../api/effects/smtp.ts";
import { createFolderStore } from "../../../api/files/folder-store.ts";
import type { MailDesk } from "../../../api/receive/mail-desk.ts";
import { createMailIntake, type MailIntake } from "../../../api/receive/receiving.ts";
import { openSmtp, type SmtpReceiver } from "../../../api/receive/smtp-server.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import acknowledged from "../../../blueprints/library/templates/acknowledged.json" with { type: "json" };
import acknowledge from "../../../blueprints/library/triggers/acknowledge.json" with { type: "json" };
import type { Mailbox } from "../../../blueprints/mailbox.ts";
import { scratch } from "../../scratch.ts";
import { furnish, put } from "../../small-desk.ts";
import { type DatabaseName, freshStore } from "../../stores.ts";

export const NOON = Date.UTC(2026, 10, 23, 12);
export const SECRET = "a secret of this desk, for tests alone";
/** Where people reach the desk. */
export const DESK = "https://desk.filrouge.example";
const RELAY = "relay.filrouge.example";

export interface Sending {
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { filename: string; content: string | Buffer; cid?: string; contentType?: string }[];
  /** Of the envelope; the address in From when absent. */
  readonly sender?: string;
  readonly raw?: string | Buffer;
}

export interface SentLetter extends Letter {
  readonly messageId: string;
}

export interface TestMailDesk {
  readonly desk: MailDesk;
  readonly store: Store;
  readonly clock: SetClock;
  readonly intake: MailIntake;
  readonly smtp: SmtpReceiver;
  /** Mails that have left. */
  readonly letters: SentLetter[];
  /** Hands a mail to the receiver; gives what became of it after the desk has looked at it. */
  readonly receive: (sending: Sending) => Promise<Row>;
  /** Gives the mail to the receiver, and no more. */
  readonly deliver: (sending: Sending) => Promise<void>;
  /** Half a minute later whatever waited to leave has left. */
  readonly leave: () => Promise<void>;
  readonly messages: (ticket: string) => Promise<readonly { text: string; public: number; automatic: number }[]>;
  readonly remove: () => Promise<void>;
}
type Row = Awaited<ReturnType<typeof newest>>;

const newest = ({ db }: Store) =>
  db.selectFrom("mail_in").selectAll().orderBy("settled_at", "desc").orderBy("at", "desc").executeTakeFirstOrThrow();

/** A desk with one support address, its receiver and a clock that stands still. */
export async function mailDesk(
  name: DatabaseName,
  address = "support@filrouge.example",
  /** A real mail server that mails leave by; absent: they are only kept in `letters`. */
  {
    smtp: leaving,
    relays = [],
    ...more
  }: Partial<Mailbox> & { readonly smtp?: string; readonly relays?: readonly string[] } = {},
): Promise<TestMailDesk> {
  const { store, remove } = await freshStore(name);
  await furnish(store);
  await put(store, "template", "acknowledged", acknowledged);
  await put(store, "trigger", "acknowledge", acknowledge);
  await put(store, "mailbox", "support", {
    ...{ kind: "mailbox", schemaVersion: 1, key: "support", name: "Support", language: "en" },
    ...{
      address,
      department: "department:finance",
      product: "billing",
      sender: "The desk",
      ...more,
    },
  });
  const clock = clockAt(NOON);
  const door = createDoor({ store, clock });
  const letters: SentLetter[] = [];
  const files = createFolderStore(path.join(scratch("mail"), "files"));
  const real = leaving === undefined ? null : createMailer({ url: leaving, from: "desk@filrouge.example" }, files.read);
  const send = async (letter: Letter) => {
    letters.push({ ...letter, messageId: messageIdOf(letter.id, "filrouge.example") });
    return real ? real.send(letter) : { ok: true as const, refused: [] };
  };
  const mailer = { send, close: () => {} };
  const definitions = new CompiledDefinitions();
  const outside = { store, clock, definitions, egress: createEgress([]), secret: SECRET, files, mailer, address: DESK };
  const log = () => {};
  const worker = createWorker({ outside, door, chance: () => 0.5, log });
  const desk: MailDesk = {
    ...{
      store,
      clock,
      door,
      statements: new Statements(),
      files,
    },
    config: {
      secret: SECRET,
      mail: null,
      mailIn: { port: 0, host: "127.0.0.1", mostBytes: 1_048_576, trusted: RELAY, hosts: [], relays, tls: null },
    },
  };
  const intake = createMailIntake(desk, log);
  const smtp = await openSmtp(desk, () => {}, log);
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: smtp.port, ignoreTLS: true });
  const deliver = async (sending: Sending): Promise<void> => {
    const { from = "Nina Roy <nina@home.example>", to = "support@filrouge.example", sender, raw, ...mail } = sending;
    const address = /<([^>]*)>/.exec(from)?.[1] ?? from;
    const envelope = { from: sender ?? address, to: [to] };
    await transport.sendMail(
      raw === undefined
        ? {
            from,
            to,
            envelope,
            subject: "Hello",
            text: "A question.",
            ...mail,
            attachments: [...(mail.attachments ?? [])],
          }
        : { envelope, raw },
    );
  };
  return {
    ...{ desk, store, clock, intake, smtp, letters, deliver },
    receive: async (sending) => {
      clock.pass(1_000);
      await deliver(sending);
      await intake.turn();
      return newest(store);
    },
    leave: async () => {
      clock.pass(30_000);
      await worker.drain();
    },
    messages: async (ticket) =>
      store.db
        .selectFrom("message")
        .select(["text", "public", "automatic"])
        .where("ticket", "=", ticket)
        .orderBy("seq")
        .execute(),
    remove: async () => {
      transport.close();
      real?.close();
      await smtp.close();
      await intake.stop();
      await remove();
    },
  };
}

/** What the relay says of a sender whom it has checked. */
export const checked = (result: "pass" | "fail"): Readonly<Record<string, string>> => ({
  "Authentication-Results": `${RELAY}; spf=${result}; dmarc=${result} header.from=home.example`,
});
