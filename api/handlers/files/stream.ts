import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Answers with bytes that nobody may run; to HEAD with what they would be. */
export async function streamBytes(
  request: IncomingMessage,
  response: ServerResponse,
  { size, stream }: { readonly size: number; readonly stream: Readable },
  headers: OutgoingHttpHeaders,
): Promise<{ readonly streaming: true }> {
  response.writeHead(200, {
    ...headers,
    "content-length": size,
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
  });
  if (request.method === "HEAD") {
    stream.destroy();
    response.end();
    return { streaming: true };
  }
  // Who hangs up has heard enough; what cannot be read to its end breaks off, and its length says so.
  await pipeline(stream, response).catch(() => response.destroy());
  return { streaming: true };
}
