import { isIP } from "node:net";
import { ImapFlow } from "imapflow";
import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import { isPublicAddress } from "../../effects/addresses.ts";
import { AddressRefused, type Resolve, systemResolve } from "../../effects/guard.ts";
import { faultOf } from "./faults.ts";

export type Server = Pick<ImapPlace, "host" | "port" | "security" | "user">;

/** Opens a connection that has signed in. Throws what `faultOf` puts into words. */
export type Dial = (server: Server, password: string) => Promise<ImapFlow>;

export interface DialOptions {
  /** As the operator lists them in FILROUGE_MAIL_HOSTS: `mail.lan`, `mail.lan:1993`, or `imap://10.0.0.7:143` without encryption. */
  readonly hosts: readonly string[];
  /** The largest mail that is fetched. */
  readonly mostBytes: number;
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
/** Longer than anybody is waited for between two signs of life of a folder that is watched. */
const SILENCE_MS = 180_000;
const MIB = 1_048_576;
const USUAL_PORTS = new Set([143, 993]);

/**
 * The way to mail servers. A name is resolved and checked here, and the connection goes to the very address that was checked; what
 * the operator has not listed is on the public internet, encrypted, and at the ports of IMAP.
 */
export function createDial({ hosts, mostBytes, resolve = systemResolve, timeoutMs = TIMEOUT_MS }: DialOptions): Dial {
  const connect = async (address: string, { host, port, security, user }: Server, password: string) => {
    const client = new ImapFlow({
      ...{ host: address, port, secure: security === "tls", doSTARTTLS: security === "starttls" },
      ...(isIP(host) === 0 && { servername: host }),
      auth: { user, pass: password },
      ...{ logger: false as const, clientInfo: { name: "Filrouge" }, disableCompression: true, autoIdleDelay: 500 },
      ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: SILENCE_MS },
      ...{ maxLiteralSize: mostBytes + MIB, maxResponseSize: mostBytes + 2 * MIB, maxLineLength: 64 * MIB },
    });
    // Whoever waits for an answer hears of it by that; an error that nobody listened to would end the process.
    client.on("error", () => {});
    try {
      await client.connect();
    } catch (error) {
      client.close();
      throw error;
    }
    return client;
  };
  return async (server, password) => {
    const listed = listedAs(hosts, server);
    const refusal = listed ? null : refusalOf(server);
    if (refusal !== null) throw new AddressRefused(refusal);
    if (server.security === "none" && listed !== "plain")
      throw new AddressRefused(`${server.host} is not listed as a server without encryption.`);
    const found = await resolve(server.host);
    if (!listed && found.some(({ address }) => !isPublicAddress(address)))
      throw new AddressRefused(`${server.host} leads into a network that is not public.`);
    const addresses = found.toSorted((a, b) => a.family - b.family).slice(0, 4);
    let last: unknown = new AddressRefused(`${server.host} has no address.`);
    for (const { address } of addresses) {
      try {
        return await connect(address, server, password);
      } catch (error) {
        last = error;
        // Another address of the same name may answer; a server that has answered is not asked twice.
        if (!["unreachable", "silent"].includes(faultOf(error).code)) throw error;
      }
    }
    throw last;
  };
}

function refusalOf({ host, port }: Server): string | null {
  if (!USUAL_PORTS.has(port)) return `Port ${port} of ${host} is not called.`;
  return isIP(host) !== 0 && !isPublicAddress(host) ? `${host} is not an address of the public internet.` : null;
}

/** How the operator lists a server, if at all. */
function listedAs(hosts: readonly string[], { host, port }: Server): "plain" | "encrypted" | null {
  let found: "encrypted" | null = null;
  for (const entry of hosts) {
    const [, plain, name, given] = /^(imap:\/\/)?([^:/]+)(?::(\d{1,5}))?\/?$/.exec(entry.toLowerCase()) ?? [];
    if (name !== host) continue;
    if (given === undefined ? !USUAL_PORTS.has(port) : Number(given) !== port) continue;
    if (plain) return "plain";
    found = "encrypted";
  }
  return found;
}
