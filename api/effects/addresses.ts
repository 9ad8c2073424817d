import { BlockList, isIP } from "node:net";

const closed = new BlockList();
// This network, private, shared, loopback, link-local (and the metadata of clouds), special, examples, multicast, reserved.
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  closed.addSubnet(net, bits, "ipv4");
// Protocol assignments with Teredo, examples, and 6to4, which may carry any IPv4 address.
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  closed.addSubnet(net, bits, "ipv6");

const unicast = new BlockList();
// Everything public of IPv6 lies here; mapped and translated IPv4, loopback, unique local and link-local addresses do not.
unicast.addSubnet("2000::", 3, "ipv6");

/** Whether an address is one of the public internet: no machine of our own network answers there. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !closed.check(address, "ipv4");
  return version === 6 && !address.includes("%") && unicast.check(address, "ipv6") && !closed.check(address, "ipv6");
}
