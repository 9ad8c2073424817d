import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** A visitor's page that listens. */
export interface Listening {
  readonly visit: string;
  /** What the page showed when it came: by it it is known again. */
  readonly headers: IncomingHttpHeaders;
  /** The last word that it was told. */
  after: number;
  /** What it was last told of everything else. */
  state: string;
  /** How many words there were, and which was the last. */
  known: { readonly count: number; readonly last: number } | null;
  readonly tell: (event: "word" | "state" | "again", data: object, id?: number) => void;
  readonly beat: () => void;
  readonly end: () => void;
  readonly ended: Promise<void>;
}

/** Who takes up less than comes is let go; coming back it hears what it missed. */
const MOST_WAITING = 256 * 1024;

export function openListening(
  visit: string,
  after: number,
  request: IncomingMessage,
  response: ServerResponse,
): Listening {
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  response.once("close", resolve);
  const write = (text: string) => {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > MOST_WAITING) response.destroy();
    else response.write(text);
  };
  write("retry: 2000\n: connected\n\n");
  return {
    ...{ visit, headers: request.headers, after, state: "", known: null },
    tell: (event, data, id) =>
      write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => write(": here\n\n"),
    end: () => response.end(),
    ended,
  };
}
