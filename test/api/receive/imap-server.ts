import { connect, createServer, type Server, type Socket } from "node:net";
import hoodiecrow from "hoodiecrow-imap";

/** A real IMAP server on loopback, with what it lacks around it: it counts sign-ins, is numbered anew, and is cut off. */
export interface ImapServer {
  /** Of the way that can be cut. */
  readonly port: number;
  readonly host: string;
  /** As the operator would list it. */
  readonly listed: string;
  readonly append: (raw: string, at?: Date, folder?: string) => void;
  /** Flags of what lies in a folder, by subject. */
  readonly flags: (folder: string) => Readonly<Record<string, readonly string[]>>;
  readonly password: (password: string) => void;
  /** Numbers what lies there anew, from 1. */
  readonly renumber: () => void;
  /** The connection ends after so many more bytes from the server; null: never. */
  readonly cutAfter: (bytes: number | null) => void;
  readonly signIns: () => number;
  readonly close: () => Promise<void>;
}

const PASSWORD = "testpass";

export const mailNumber = (n: number, more = ""): string =>
  `From: Nina <nina${n}@home.example>\r\nTo: support@filrouge.example\r\nMessage-ID: <${n}@home.example>\r\nSubject: Mail ${n}\r\n\r\nThe text of mail ${n}.${more}\r\n`;

export async function imapServer(folders: readonly string[] = ["Done"]): Promise<ImapServer> {
  let signIns = 0;
  const users = { testuser: { password: PASSWORD } };
  const server = hoodiecrow({
    plugins: ["ID", "IDLE", "UIDPLUS", "MOVE", "LITERALPLUS", "STARTTLS"],
    users,
    storage: {
      INBOX: { messages: [] },
      "": { separator: "/", folders: Object.fromEntries(folders.map((name) => [name, { messages: [] }])) },
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // What is written in two pieces would wait for the other side in between.
  server.server.on("connection", (socket) => socket.setNoDelay(true));
  const behind = portOf(server.server);
  let left: number | null = null;
  const open = new Set<Socket>();
  const front: Server = createServer((client) => {
    const there = connect(behind, "127.0.0.1");
    for (const one of [client, there]) {
      one.setNoDelay(true);
      open.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        client.destroy();
        there.destroy();
      });
    }
    client.on("data", (bytes) => {
      if (/^\S+ (?:LOGIN|AUTHENTICATE) /i.test(bytes.toString("latin1"))) signIns += 1;
      there.write(bytes);
    });
    there.on("data", (bytes) => {
      if (left === null) return client.write(bytes);
      client.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left > 0) return;
      left = null;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const port = portOf(front);
  const mailsIn = (folder: string) => server.getMailbox(folder).messages;
  return {
    port,
    host: "127.0.0.1",
    listed: `imap://127.0.0.1:${port}`,
    append: (raw, at = new Date(Date.UTC(2026, 10, 23, 12)), folder = "INBOX") => {
      server.appendMessage(folder, [], server.formatInternalDate(at), raw);
    },
    flags: (folder) =>
      Object.fromEntries(
        mailsIn(folder).map(({ raw, flags }) => [/^Subject: (.*?)\r?$/m.exec(raw)?.[1] ?? "", [...flags].sort()]),
      ),
    password: (password) => {
      users.testuser.password = password;
    },
    renumber: () => {
      const box = server.getMailbox("INBOX");
      box.uidvalidity += 1;
      mailsIn("INBOX").forEach((mail, index) => {
        mail.uid = index + 1;
      });
      box.uidnext = mailsIn("INBOX").length + 1;
    },
    cutAfter: (bytes) => {
      left = bytes;
    },
    signIns: () => signIns,
    close: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all([
        new Promise((resolve) => front.close(resolve)),
        new Promise<void>((resolve) => server.close(resolve)),
      ]);
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
