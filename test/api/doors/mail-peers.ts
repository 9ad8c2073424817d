import { type ParsedMail, simpleParser } from "mailparser";
import nodemailer from "nodemailer";
import { SMTPServer } from "smtp-server";
import { expect } from "vitest";
import { movedClock, startServer, type TestServer } from "../../server.ts";

/** A mail as requesters send them. */
export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly inReplyTo?: string;
}

/** A whole desk with mail on both sides: its own receiver, and a server outside that takes what it sends. */
export interface MailPeers {
  readonly server: TestServer;
  /** Sends a mail to the desk's receiver and waits until it is on a ticket; gives that ticket. */
  readonly write: (letter: Letter) => Promise<string>;
  /** The next mail to this address that nobody has looked at yet; half a minute goes by for what waits to leave. */
  readonly mailTo: (address: string, subject?: RegExp) => Promise<ParsedMail>;
  /** What has left to this address and was not looked at. */
  readonly unread: (address: string) => readonly ParsedMail[];
  readonly pass: (ms: number) => void;
  readonly close: () => Promise<void>;
}

export async function mailPeers(): Promise<MailPeers> {
  const arrived: { readonly to: string; readonly mail: ParsedMail }[] = [];
  const sink = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        for (const { address } of session.envelope.rcptTo) arrived.push({ to: address, mail });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const bound = sink.server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  const clock = movedClock();
  const server = await startServer({
    clock,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: "desk@filrouge.example",
      FILROUGE_SMTP_IN_PORT: "0",
    },
  });
  const out = nodemailer.createTransport({ host: "127.0.0.1", port: server.mailPort ?? 0, ignoreTLS: true });
  const { db } = await server.store();
  const take = (address: string, subject: RegExp): ParsedMail | undefined => {
    const at = arrived.findIndex(({ to, mail }) => to === address && subject.test(mail.subject ?? ""));
    return at < 0 ? undefined : arrived.splice(at, 1)[0]?.mail;
  };
  return {
    server,
    write: async (letter) => {
      const messageId = `<${crypto.randomUUID()}@home.example>`;
      await out.sendMail({ subject: "Hello", ...letter, messageId });
      const row = async () =>
        db
          .selectFrom("mail_in")
          .select(["status", "why", "ticket"])
          .where("message_id", "=", messageId)
          .where("status", "!=", "waiting")
          .executeTakeFirst();
      await expect.poll(row, { timeout: 20_000 }).toMatchObject({ status: "taken", why: null });
      return (await row())?.ticket ?? "";
    },
    mailTo: async (address, subject = /(?:)/) => {
      clock.pass(30_000);
      const found: ParsedMail[] = [];
      const look = () => {
        const mail = take(address, subject);
        if (mail) found.push(mail);
        return found.length;
      };
      await expect.poll(look, { timeout: 20_000, message: `a mail to ${address}` }).toBe(1);
      const [mail] = found;
      if (!mail) throw new Error("It came and is gone.");
      return mail;
    },
    unread: (address) => arrived.filter(({ to }) => to === address).map(({ mail }) => mail),
    pass: clock.pass,
    close: async () => {
      out.close();
      await server.remove();
      await new Promise<void>((resolve) => sink.close(() => resolve()));
    },
  };
}
