/** What we use of it; it brings no types. */
declare module "hoodiecrow-imap" {
  import type { Server } from "node:net";

  interface StoredMail {
    uid: number;
    raw: string;
    flags: string[];
  }

  interface Folder {
    uidvalidity: number;
    uidnext: number;
    messages: StoredMail[];
  }

  interface Imap {
    readonly server: Server;
    listen(port: number, host: string, done: () => void): void;
    close(done: () => void): void;
    getMailbox(folder: string): Folder;
    appendMessage(folder: string, flags: string[], at: string, raw: string): void;
    formatInternalDate(at: Date): string;
  }

  export default function hoodiecrow(options: {
    readonly plugins: readonly string[];
    readonly users: { readonly [user: string]: { password: string } };
    readonly storage: unknown;
    readonly secureConnection?: boolean;
  }): Imap;
}
