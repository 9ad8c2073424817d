import type { MailServerFault } from "../../../api/contract/mail-servers.ts";
import type { Translate } from "../../i18n/i18n.ts";

/** What is wrong with a mail server, in a sentence. */
export const faultWords = (
  t: Translate<`fault.${MailServerFault["code"]}`>,
  { code, detail }: MailServerFault,
  host: string,
): string => t(`fault.${code}`, { host, detail });

/** user@host:port as people read it: a user is often an address itself. */
export function accountWords(account: string): string {
  const at = account.lastIndexOf("@");
  return `${account.slice(0, at)} · ${account.slice(at + 1)}`;
}
