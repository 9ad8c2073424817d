import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isPublicAddress } from "../../../api/effects/addresses.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import { AddressRefused, guardedLookup, type Resolve } from "../../../api/effects/guard.ts";
import { listening } from "./effects-desk.ts";

/** Addresses that no socket of ours may reach, and what names in them stand for. */
const TARGETS = [
  "https://127.0.0.1/",
  "https://127.1/",
  "https://127.255.255.254/",
  "https://0x7f.1/",
  "https://0x7f000001/",
  "https://2130706433/",
  "https://0177.0.0.1/",
  "https://017700000001/",
  "https://127.0.0.1./",
  "https://127.000.000.001/",
  "https://%31%32%37.0.0.1/",
  "https:127.0.0.1",
  "https://127.0.0.1\\@hooks.example/",
  "https://0.0.0.0/",
  "https://0/",
  "https://10.0.0.1/",
  "https://10.255.255.255/",
  "https://0x0a.1/",
  "https://172.16.0.1/",
  "https://172.31.255.255/",
  "https://192.168.0.1/",
  "https://192.168.1.254/",
  "https://3232235521/",
  "https://0300.0250.1.1/",
  "https://169.254.169.254/latest/meta-data/",
  "https://169.254.0.1/",
  "https://169.254.169.254./latest/meta-data/",
  "https://0xA9.0xFE.0xA9.0xFE/",
  "https://0xa9fea9fe/",
  "https://100.64.0.1/",
  "https://100.127.255.255/",
  "https://192.0.0.1/",
  "https://192.0.2.1/",
  "https://198.18.0.1/",
  "https://198.51.100.1/",
  "https://203.0.113.1/",
  "https://192.88.99.1/",
  "https://224.0.0.1/",
  "https://239.255.255.250/",
  "https://240.0.0.1/",
  "https://255.255.255.255/",
  "https://１２７.０.０.１/",
  "https://①②⑦.⓪.⓪.①/",
  "https://127。0。0。1/",
  "https://[::]/",
  "https://[::1]/",
  "https://[0:0:0:0:0:0:0:1]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::ffff:7f00:1]/",
  "https://[::ffff:a9fe:a9fe]/",
  "https://[::ffff:10.0.0.1]/",
  "https://[::127.0.0.1]/",
  "https://[::ffff:0:127.0.0.1]/",
  "https://[64:ff9b::7f00:1]/",
  "https://[64:ff9b::a9fe:a9fe]/",
  "https://[64:ff9b:1::1]/",
  "https://[64:ff9b:0:0:0:0:a00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[2002:a9fe:a9fe::1]/",
  "https://[2001:0:7f00:1::]/",
  "https://[2001:db8::1]/",
  "https://[fc00::1]/",
  "https://[fd00:ec2::254]/",
  "https://[fe80::1]/",
  "https://[fec0::1]/",
  "https://[ff02::1]/",
  "https://[3fff::1]/",
  "https://localhost/",
  "https://localhost./",
  "https://LOCALHOST/",
  "https://LOCALHOST.:443/",
  "https://own.localhost/",
  "https://intranet/",
  "https://private.example/",
  "https://one-of-two.example/",
  "https://six.example/",
  "https://mapped.example/",
  "https://metadata.example/",
  "https://nothing.example/",
  "https://xn--n3h.example/",
  "https://user:pw@hooks.example/",
  "https://user@127.0.0.1/",
  "https://hooks.example@127.0.0.1/",
  "http://hooks.example/",
  "http://127.0.0.1/",
  "https://hooks.example:25/",
  "https://hooks.example:22/",
  "https://hooks.example:8443/",
  "https://127.0.0.1:443/",
  "ftp://127.0.0.1/",
  "file:///etc/passwd",
  "data:text/plain,x",
  "https://",
  "nonsense",
] as const;

const NAMES: Readonly<Record<string, readonly string[]>> = {
  localhost: ["127.0.0.1"],
  "localhost.": ["127.0.0.1"],
  intranet: ["10.1.2.3"],
  "private.example": ["192.168.3.4"],
  "one-of-two.example": ["93.184.216.34", "127.0.0.1"],
  "six.example": ["::1"],
  "mapped.example": ["::ffff:127.0.0.1"],
  "metadata.example": ["169.254.169.254"],
  "nothing.example": [],
  "xn--n3h.example": ["127.0.0.1"],
};
const found = (addresses: readonly string[]) =>
  addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
const resolve: Resolve = async (name) => found(NAMES[name] ?? ["127.0.0.1"]);

/** Where sockets of this process began to connect to. */
const attempts: string[] = [];
const watch = (message: unknown): void => {
  // The channel's message is an object with the new socket.
  const { socket } = message as { readonly socket: Socket };
  if (socket instanceof Socket) socket.on("connectionAttempt", (ip: string) => attempts.push(ip));
};
beforeEach(() => {
  attempts.length = 0;
  subscribe("net.client.socket", watch);
});
afterEach(() => {
  unsubscribe("net.client.socket", watch);
});

describe("X6: the way out", () => {
  test("opens no socket to any address that is not public, however it is written or resolved", async () => {
    expect(TARGETS.length).toBeGreaterThanOrEqual(60);
    const egress = createEgress([], { resolve, timeoutMs: 2_000 });
    for (const target of TARGETS)
      await expect(egress.post(target, {}, "{}", 0), target).rejects.toBeInstanceOf(AddressRefused);
    expect(attempts).toEqual([]);
  });

  test("control: the same watch sees the socket when the operator has listed the host", async () => {
    const { origin, close } = await listening((_request, response) => response.end("ok"));
    const egress = createEgress([origin], { resolve });
    expect(await egress.post(`${origin}/hook`, {}, "{}", 0)).toMatchObject({ status: 200, text: "ok" });
    await close();
    expect(attempts).toEqual(["127.0.0.1"]);
  });

  test("a listed host opens no other port, scheme or host", async () => {
    const { origin, close } = await listening((_request, response) => response.end());
    const egress = createEgress([origin], { resolve });
    const others = [origin.replace("http:", "https:"), "http://127.0.0.1:1/", origin.replace("127.0.0.1", "localhost")];
    for (const other of others) await expect(egress.post(other, {}, "{}", 0)).rejects.toBeInstanceOf(AddressRefused);
    await close();
    expect(attempts).toEqual([]);
  });

  test("rebinding: the address that was checked is the one that is connected to; a second answer is checked again", async () => {
    const answers = [["93.184.216.34"], ["127.0.0.1"]];
    let asked = 0;
    const lookup = guardedLookup(async () => found(answers[Math.min(asked++, 1)] ?? []));
    const look = () =>
      new Promise<unknown>((done) => {
        lookup("rebinding.example", { all: true }, (error, addresses) => done(error ?? addresses));
      });
    expect(await look()).toEqual([{ address: "93.184.216.34", family: 4 }]);
    expect(asked).toBe(1);
    expect(await look()).toBeInstanceOf(AddressRefused);
    const egress = createEgress([], { resolve: async () => found(answers[1] ?? []), timeoutMs: 2_000 });
    await expect(egress.post("https://rebinding.example/", {}, "{}", 0)).rejects.toBeInstanceOf(AddressRefused);
    expect(attempts).toEqual([]);
  });

  test("public addresses are told from all others", () => {
    for (const address of [
      "8.8.8.8",
      "93.184.216.34",
      "1.1.1.1",
      "100.128.0.1",
      "172.32.0.1",
      "2606:4700::1111",
      "2a00::1",
    ])
      expect(isPublicAddress(address), address).toBe(true);
    for (const address of ["", "x", "127.1", "::ffff:8.8.8.8", "fe80::1%eth0", "64:ff9b::808:808", "2002:808:808::1"])
      expect(isPublicAddress(address), address).toBe(false);
  });
});
