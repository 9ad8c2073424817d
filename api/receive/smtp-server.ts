import type { AddressInfo } from "node:net";
import type { Readable } from "node:stream";
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from "smtp-server";
import { ConfigError } from "../config.ts";
import { receive, TooMuch } from "../files/receive.ts";
import { rawKey, writeArrivals } from "./arrivals.ts";
import type { MailDesk } from "./mail-desk.ts";
import { mailboxFor, readMailboxes } from "./mailboxes.ts";
import { createAdmission } from "./relays.ts";
import { partsOfReply } from "./reply-address.ts";

export interface SmtpReceiver {
  readonly port: number;
  readonly close: () => Promise<void>;
}

const MOST_CLIENTS = 100;
const MOST_RECIPIENTS = 20;
const SILENCE_MS = 60_000;

/** What is said to the sending server. 4: later again; 5: never. */
function answer(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
const later = (): Error => answer(451, "4.3.0 The desk cannot take mail at the moment. Try again later.");

/**
 * The desk's own receiver, which a mail server forwards to. It takes mail for its support addresses alone, keeps the bytes before it
 * says so, and says "later" when they can't be kept: nothing that was acknowledged is lost.
 */
export async function openSmtp(desk: MailDesk, nudge: () => void, log: (line: string) => void): Promise<SmtpReceiver> {
  const { port, host, mostBytes, relays, tls } = desk.config.mailIn;
  const admits = createAdmission(desk.clock, relays);
  const server = new SMTPServer({
    banner: "Filrouge",
    size: mostBytes,
    maxClients: MOST_CLIENTS,
    socketTimeout: SILENCE_MS,
    closeTimeout: 2_000,
    disabledCommands: tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    ...tls,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_, session, done) => {
      done(admits(session.remoteAddress) ? null : answer(451, "4.7.0 Too much mail at once. Try again later."));
    },
    onRcptTo: ({ address }, session, done) => {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS)
        return done(answer(452, "4.5.3 Too many recipients at once."));
      mailboxesOf(desk, [address]).then(
        ([found]) => done(found ? null : answer(550, "5.1.1 There is no such address here.")),
        (error: unknown) => {
          log(`mail: ${String(error)}`);
          done(later());
        },
      );
    },
    onData: (stream, session, done) => {
      keep(desk, stream, session).then(
        () => {
          done();
          nudge();
        },
        (error: unknown) => {
          // Whatever is left of it must be read before the other side listens.
          stream.resume();
          if (error instanceof TooMuch) return done(answer(552, "5.3.4 The mail is too large."));
          log(`mail: ${error instanceof Error ? error.message : String(error)}`);
          done(later());
        },
      );
    },
  });
  server.on("error", (error) => log(`mail: ${error.message}`));
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", (error) =>
      reject(new ConfigError(`FILROUGE_SMTP_IN_PORT ${port} cannot be opened: ${error.message}`)),
    );
    server.listen(port ?? 0, host, resolve);
  });
  const bound = server.server.address() as AddressInfo; // it listens on a port, not on a path
  return { port: bound.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Bytes first, then the rows: a row without its bytes would be a mail that is lost. */
async function keep(desk: MailDesk, stream: Readable, { envelope }: SMTPServerSession): Promise<void> {
  const { files, store, clock, config } = desk;
  const arrived = await receive(stream, files.arriving, config.mailIn.mostBytes);
  await files.put(rawKey(arrived.sha256), arrived.path);
  const { mailFrom, rcptTo } = envelope;
  const found = await mailboxesOf(
    desk,
    rcptTo.map(({ address }: SMTPServerAddress) => address),
  );
  const sender = mailFrom ? mailFrom.address.slice(0, 320) : "";
  await writeArrivals(
    store.db,
    found.map(({ mailbox, recipient }) => ({
      ...{ mailbox, recipient, sender, sha256: arrived.sha256, size: arrived.size, now: clock.now() },
    })),
  );
}

/** Each mailbox that is meant, once; an address with a sign of ours behind its plus says more than one without. */
async function mailboxesOf(
  { store }: MailDesk,
  recipients: readonly string[],
): Promise<readonly { readonly mailbox: string; readonly recipient: string }[]> {
  const mailboxes = await readMailboxes(store.db);
  const found = new Map<string, string>();
  for (const recipient of recipients) {
    const { mailbox: address, sign } = partsOfReply(recipient);
    const mailbox = mailboxFor(mailboxes, address);
    if (mailbox && (!found.has(mailbox.key) || sign)) found.set(mailbox.key, recipient.toLowerCase());
  }
  return [...found].map(([mailbox, recipient]) => ({ mailbox, recipient }));
}
