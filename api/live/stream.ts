import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Principal } from "../auth/principal.ts";
import type { LiveEvent } from "../contract/live.ts";

/** One page that listens. */
export interface Stream {
  /** Who listens, with the rights as they were last read. */
  principal: Principal;
  /** What they showed when they came: by it they are known again. */
  readonly headers: IncomingHttpHeaders;
  /** `id` is where the stream has come to; with null it is told that alone. */
  readonly tell: (id: string, event: LiveEvent | null) => void;
  readonly beat: () => void;
  readonly end: () => void;
  readonly ended: Promise<void>;
}

/** Who takes up less than comes is let go before it costs the server memory; coming back it hears what it missed. */
const MOST_WAITING = 256 * 1024;

/** A stream of server-sent events as the answer to a request. */
export function openStream(principal: Principal, request: IncomingMessage, response: ServerResponse): Stream {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  response.once("close", resolve);
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(text);
  };
  write("retry: 2000\n: connected\n\n");
  return {
    principal,
    headers: request.headers,
    tell: (id, event) =>
      write(event ? `id: ${id}\nevent: change\ndata: ${JSON.stringify(event)}\n\n` : `id: ${id}\n\n`),
    beat: () => write(": here\n\n"),
    end: () => response.end(),
    ended,
  };
}
