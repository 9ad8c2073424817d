import { createServer } from "node:http";

/** A system that webhooks are sent to, outside of everything that is killed. */
export interface Receiver {
  readonly origin: string;
  /** Bodies by the id that the receiver tells a repetition by, in the order in which they came. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
  readonly close: () => Promise<void>;
}

/** Slow enough that a kill mostly finds a delivery under way. */
const ANSWERS_IN_MS = 3;

export async function openReceiver(): Promise<Receiver> {
  const heard = new Map<string, string[]>();
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    try {
      for await (const piece of request) pieces.push(piece as Buffer); // A request without an encoding gives buffers.
    } catch {
      return; // Whoever sent it was killed half-way.
    }
    const id = String(request.headers["webhook-id"]);
    heard.set(id, [...(heard.get(id) ?? []), Buffer.concat(pieces).toString()]);
    setTimeout(() => response.writeHead(204).end(), ANSWERS_IN_MS);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The receiver has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
