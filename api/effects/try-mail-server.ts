import { createTransport } from "nodemailer";
import type { MailServerFault, MailServerFaultCode } from "../contract/mail-servers.ts";
import { faultOf } from "../receive/imap/faults.ts";
import type { MailServer } from "./smtp.ts";

const TIMEOUT_MS = 15_000;

/** Signs in to the server that mails leave by, and sends nothing. Null: it works. */
export async function tryMailServer({ url }: Pick<MailServer, "url">): Promise<MailServerFault | null> {
  const times = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const transport = createTransport({ url, ...times, disableFileAccess: true, disableUrlAccess: true });
  try {
    await transport.verify();
    return null;
  } catch (error) {
    const { code, detail } = faultOf(error);
    return { code: byItsOwnWords(error) ?? code, detail };
  } finally {
    transport.close();
  }
}

/** It hides the machine's codes behind its own, and leaves them in the sentence. */
function byItsOwnWords(error: unknown): MailServerFaultCode | null {
  if (!(error instanceof Error)) return null;
  const code = String(Reflect.get(error, "code") ?? "");
  if (code === "EAUTH") return "password";
  if (code === "EDNS") return "hostUnknown";
  const inner = /\b(?:E[A-Z]{4,}|ERR_[A-Z_]+|[A-Z]+_[A-Z_]*CERT[A-Z_]*)\b/.exec(error.message)?.[0];
  if (inner !== undefined) return faultOf(Object.assign(new Error(error.message), { code: inner })).code;
  if (/certificate|altnames/i.test(error.message))
    return /altnames|does not match/i.test(error.message) ? "certificateName" : "certificate";
  if (code === "ETLS" || /wrong version number|STARTTLS/i.test(error.message)) return "encryption";
  return code === "ECONNECTION" ? "cut" : null;
}
