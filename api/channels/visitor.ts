import type { IncomingMessage } from "node:http";

const LOOPBACK = /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Where a visitor asks from: as a proxy on this very machine says, else as the connection does. */
export function addressOf({ socket, headers }: IncomingMessage): string {
  const direct = socket.remoteAddress ?? "";
  const forwarded = headers["x-forwarded-for"];
  if (!LOOPBACK.test(direct) || typeof forwarded !== "string") return direct;
  return forwarded.split(",").at(-1)?.trim().slice(0, 64) || direct;
}

/** Who has brought a file that waits to be sent with a form. */
export const visitorOf = (channel: string, visit: string): string => `visitor:${channel}:${visit}`;
