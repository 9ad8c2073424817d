import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import type { Principal } from "../../../api/auth/principal.ts";
import { openStream, type Stream } from "../../../api/live/stream.ts";

const ANA: Principal = {
  id: "agent:ana",
  kind: "agent",
  name: "Ana",
  email: "ana@filrouge.example",
  language: "en",
  actor: { id: "agent:ana", kind: "agent", groups: [], roles: [], departments: [], rights: [] },
  via: "session",
};

it("a reader who takes nothing is let go before his stream fills the memory", async () => {
  const opened = Promise.withResolvers<Stream>();
  const server = createServer((request, response) => opened.resolve(openStream(ANA, request, response)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const reader = await new Promise<IncomingMessage>((resolve) => get({ port, host: "127.0.0.1" }, resolve));
  reader.on("error", () => {});
  reader.socket.pause();
  const stream = await opened.promise;
  let over = false;
  void stream.ended.then(() => {
    over = true;
  });
  const many = Array.from({ length: 1_000 }, (_, version) => ({ id: `ticket-${version}`, version }));
  // Far more than it may hold back; a reader who takes nothing must not be told all of it.
  let told = 0;
  while (!over && told < 2_000) {
    stream.tell(`${told}`, { tickets: many, definitions: [], looking: [] });
    told += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(over).toBe(true);
  reader.destroy();
  await new Promise((resolve) => server.close(resolve));
});
