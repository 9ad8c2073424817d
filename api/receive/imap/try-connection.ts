import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import type { MailServerFault } from "../../contract/mail-servers.ts";
import type { Dial } from "./dial.ts";
import { faultOf, ImapTrouble } from "./faults.ts";
import { openFolder } from "./visit.ts";

const MOST_FOLDERS = 200;

/** What came of trying a connection, as far as it went. */
export interface Tried {
  /** Null: everything works. */
  readonly fault: MailServerFault | null;
  /** Mails that lie in the folder. */
  readonly mails: number | null;
  /** Folders that there are; empty: it did not come so far. */
  readonly folders: readonly string[];
}

/** Signs in and looks into the folder, without changing anything there. */
export async function tryConnection(dial: Dial, imap: ImapPlace, password: string): Promise<Tried> {
  let folders: readonly string[] = [];
  try {
    const client = await dial(imap, password);
    try {
      const listed = await client.list();
      folders = listed
        .filter(({ flags }) => !flags.has("\\Noselect") && !flags.has("\\NonExistent"))
        .map(({ path }) => path)
        .slice(0, MOST_FOLDERS);
      const { exists } = await openFolder(client, imap.folder, true);
      const move = typeof imap.afterwards === "object" ? imap.afterwards.move : null;
      if (move !== null && !folders.includes(move)) throw new ImapTrouble("moveFolder", move);
      return { fault: null, mails: exists, folders };
    } finally {
      client.close();
    }
  } catch (error) {
    return { fault: faultOf(error), mails: null, folders };
  }
}
