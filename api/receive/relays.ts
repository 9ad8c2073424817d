import { BlockList, isIP } from "node:net";
import type { Clock } from "../clock.ts";

/** An address, or a network by its first address and the length of its prefix. */
interface Network {
  readonly address: string;
  readonly prefix: number;
  readonly family: "ipv4" | "ipv6";
}

/** `10.0.0.7`, `10.0.0.0/8` or the same of IPv6; null: it is none. */
export function networkOf(text: string): Network | null {
  const [address = "", length, ...more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more.length > 0) return null;
  const most = version === 4 ? 32 : 128;
  const prefix = length === undefined ? most : /^\d{1,3}$/.test(length) ? Number(length) : -1;
  return prefix < 0 || prefix > most ? null : { address, prefix, family: version === 4 ? "ipv4" : "ipv6" };
}

/** Says of a machine by its address whether the operator has listed it. An IPv4 address within IPv6 is the same machine. */
export function listedRelays(relays: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const relay of relays) {
    const network = networkOf(relay);
    if (network) list.addSubnet(network.address, network.prefix, network.family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? "ipv4" : "ipv6");
  };
}

/** Of one machine in a minute; what is more comes a little later. */
const MOST_A_MINUTE = 1_200;

/** Counts mails by the machine that brings them; true: one more may come in this minute. The operator's own relays bring everybody's mail, and have no limit. */
export function createAdmission(clock: Pick<Clock, "mono">, relays: readonly string[]): (machine: string) => boolean {
  const isRelay = listedRelays(relays);
  const counts = new Map<string, number>();
  let minute = 0;
  return (machine) => {
    if (isRelay(machine)) return true;
    const now = Math.floor(clock.mono() / 60_000);
    if (now !== minute) counts.clear();
    minute = now;
    const count = (counts.get(machine) ?? 0) + 1;
    counts.set(machine, count);
    return count <= MOST_A_MINUTE;
  };
}
