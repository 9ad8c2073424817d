import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail as the server took it: its envelope and its bytes. */
export interface SunkMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
}

/** What the server says to a mail; undefined takes it. */
export interface MailSinkAnswers {
  readonly recipient?: (address: string) => number | undefined;
  /** It has the mail and says so when the promise ends; never, where that does not. */
  readonly data?: (mail: SunkMail) => number | undefined | Promise<number | undefined>;
}

/** A real mail server on loopback that keeps what it takes. */
export async function mailSink(answers: MailSinkAnswers = {}) {
  const heard: SunkMail[] = [];
  const saying = (code: number | undefined) =>
    code === undefined ? null : Object.assign(new Error("said so"), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    closeTimeout: 200,
    onRcptTo: ({ address }, _session, done) => done(saying(answers.recipient?.(address))),
    onData: (stream, { envelope }, done) =>
      void buffer(stream).then(async (raw) => {
        const to = envelope.rcptTo.map(({ address }) => address);
        const mail = { from: envelope.mailFrom ? envelope.mailFrom.address : "", to, raw };
        const code = await answers.data?.(mail);
        if (code === undefined) heard.push(mail);
        done(saying(code));
      }),
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    heard,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
