import type { MailServerFault, MailServerFaultCode } from "../../contract/mail-servers.ts";
import { AddressRefused } from "../../effects/guard.ts";
import { StorageAway } from "../../files/file-store.ts";

/** Something that we found out ourselves. */
export class ImapTrouble extends Error {
  readonly code: MailServerFaultCode;

  constructor(code: MailServerFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

const LONGEST = 300;

const BY_CODE: readonly (readonly [RegExp, MailServerFaultCode])[] = [
  [/^(?:ENOTFOUND|EAI_AGAIN|ENODATA)$/, "hostUnknown"],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN)$/, "unreachable"],
  [/TIMEOUT$|^ETIMEDOUT$/, "silent"],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, "certificateName"],
  [/^CERT_|_CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_CA$|^INVALID_PURPOSE$/, "certificate"],
  [/^(?:EPROTO|ERR_SSL_|ERR_TLS_)/, "encryption"],
  [/^(?:ENOSPC|EDQUOT|EROFS|EFBIG|EMFILE|ENFILE|EIO)$/, "disk"],
  [
    /^(?:ECONNRESET|EPIPE|ECONNABORTED|NoConnection|EConnectionClosed|ClosedAfterConnectTLS|ClosedAfterConnectText)$/,
    "cut",
  ],
];

/** What an error comes to; of what a server says nothing is believed, it is shown. */
export function faultOf(error: unknown): MailServerFault {
  const detail = detailOf(error);
  if (error instanceof ImapTrouble) return { code: error.code, detail };
  if (error instanceof AddressRefused) return { code: "addressRefused", detail };
  if (error instanceof StorageAway) return { code: "disk", detail };
  const of = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  // A server that is overloaded says so to whoever signs in: then the password is not what is wrong.
  if (of("authenticationFailed") === true)
    return {
      code: /^(?:UNAVAILABLE|LIMIT|INUSE)$/.test(String(of("serverResponseCode"))) ? "serverRefused" : "password",
      detail,
    };
  const code = String(of("code") ?? "");
  const known = BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  if (known) return { code: known, detail };
  if (of("tlsFailed") === true) return { code: "encryption", detail };
  return { code: of("responseStatus") === undefined ? "other" : "serverRefused", detail };
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, LONGEST);
  const said: unknown = Reflect.get(error, "responseText");
  const text = typeof said === "string" && said !== "" ? said : error.message;
  return text.replaceAll(/\p{Cc}+/gu, " ").slice(0, LONGEST);
}
