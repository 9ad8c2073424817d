import { live } from "../../contract/live.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { openStream } from "../../live/stream.ts";

/** A window needs one; a browser shares one among its windows. */
const MOST_STREAMS = 20;

export const followChanges = handles(live.changes, async (desk, { principal, query, request, response }) => {
  if (request.method !== "HEAD" && desk.live.streamsOf(principal.id) >= MOST_STREAMS)
    throw refusal("tooManyStreams", [], { "retry-after": "30" });
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  // Whoever asks for the head alone waits for no change.
  if (request.method === "HEAD") {
    response.end();
    return { streaming: true };
  }
  const last = request.headers["last-event-id"];
  desk.live.join(openStream(principal, request, response), (typeof last === "string" ? last : query.after) ?? null);
  return { streaming: true };
});
