import { expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { ConfigError, readConfig } from "../../../api/config.ts";
import { createAdmission, listedRelays } from "../../../api/receive/relays.ts";
import { NOON } from "./mail-desk.ts";

test("whoever brings much in a minute is told to come later, and a relay that the operator has named is not", () => {
  const clock = clockAt(NOON);
  const admits = createAdmission(clock, ["10.0.0.7"]);
  const admitted = (machine: string) => Array.from({ length: 1_250 }, () => admits(machine)).filter(Boolean).length;
  expect([admitted("192.0.2.1"), admitted("10.0.0.7"), admitted("192.0.2.2")]).toEqual([1_200, 1_250, 1_200]);
  expect(admits("192.0.2.1")).toBe(false);
  clock.pass(60_000);
  expect(admits("192.0.2.1")).toBe(true);
});

test("relays are addresses and networks of both families, and nothing else", () => {
  const isRelay = listedRelays(["10.0.0.7", "10.1.0.0/16", "fd00::/8"]);
  expect(["10.0.0.7", "::ffff:10.0.0.7", "10.1.255.1", "fd00::1"].map(isRelay)).toEqual([true, true, true, true]);
  expect(["10.0.0.8", "10.2.0.1", "fe80::1", "", "relay"].map(isRelay)).toEqual([false, false, false, false, false]);
  const read = (listed: string) =>
    readConfig({ FILROUGE_SECRET: "x".repeat(32), FILROUGE_SMTP_IN_RELAYS: listed }).mailIn.relays;
  expect(read("10.0.0.7, fd00::/8")).toEqual(["10.0.0.7", "fd00::/8"]);
  for (const wrong of ["mail.lan", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0"])
    expect(() => read(wrong), wrong).toThrow(ConfigError);
});
