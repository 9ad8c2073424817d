import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { MailIn } from "./arrivals.ts";
import type { Looked } from "./circumstances.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import type { Verdict } from "./understand.ts";

/** A mail that is about to be brought through the door, with all that is known of it. */
export interface Taking {
  readonly row: MailIn;
  readonly identity: string;
  readonly mailbox: Mailbox;
  readonly mail: ParsedMail;
  readonly looked: Looked;
  readonly verdict: Extract<Verdict, { readonly outcome: "new" | "reply" }>;
}
