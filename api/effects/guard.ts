import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { isPublicAddress } from "./addresses.ts";

/** What a name stands for now. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

export type Resolve = (name: string) => Promise<readonly Resolved[]>;

/** An address that we do not call; trying again can't help. */
export class AddressRefused extends Error {}

export const systemResolve: Resolve = (name) => systemLookup(name, { all: true });

/**
 * Resolves names for sockets: it is the very answer checked here that the socket then connects to, so that a name which answers
 * differently the next time gains nothing.
 */
export const guardedLookup =
  (resolve: Resolve): LookupFunction =>
  (name, options, callback) => {
    const give = (found: readonly Resolved[]): void => {
      const [first] = found;
      if (!first) callback(new AddressRefused(`${name} has no address.`), "", 0);
      else if (found.some(({ address }) => !isPublicAddress(address)))
        callback(new AddressRefused(`${name} leads into a network that is not public.`), "", 0);
      else if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    };
    resolve(name).then(give, (error: NodeJS.ErrnoException) => callback(error, "", 0));
  };

/** Why an address that the operator has not listed is not called; null: it may be, once its name has been resolved and checked. */
export function refusalOf(text: string): string | null {
  if (!URL.canParse(text)) return "This is no address.";
  const url = new URL(text);
  if (url.protocol !== "https:") return `${url.host} is called by https alone.`;
  if (url.username !== "" || url.password !== "") return "An address may hold no user and password.";
  if (url.port !== "" && url.port !== "80") return `Port ${url.port} of ${url.hostname} is not called.`;
  // The parser has already read every spelling of an IPv4 address: octal, hexadecimal, one number, full-width digits.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `${url.hostname} is not an address of the public internet.`;
  return null;
}
