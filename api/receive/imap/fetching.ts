import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import type { Fetching, MailServerFaultCode } from "../../contract/mail-servers.ts";
import { accountOf } from "./account.ts";
import type { FetchState } from "./state.ts";

/** How fetching from a mailbox goes, as it is told; nothing is known before the first look. */
export function fetchingOf(imap: ImapPlace, state: FetchState | undefined, now: number): Fetching {
  const account = accountOf(imap);
  const plain = { account, folder: imap.folder };
  if (!state) return { ...plain, password: false, lookedAt: null, connected: false, first: null, fault: null };
  const { fault, fault_detail, failing_since, look_at, kept, found } = state;
  return {
    ...plain,
    password: state.account === account,
    lookedAt: state.looked_at,
    connected: state.lease_until > now,
    first: found === null ? null : { kept, found: Math.max(kept, found) },
    fault:
      fault === null
        ? null
        : {
            code: fault as MailServerFaultCode, // only codes of ours are written there
            ...{ detail: fault_detail ?? "", since: failing_since ?? look_at, againAt: look_at },
          },
  };
}
