import type { LiveEvent } from "../../contract/pages.ts";
import { pages } from "../../contract/pages.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { visibleAmong } from "../../tickets/queries.ts";
import { visibleTo } from "../tickets/visible.ts";

/** Proxies close what is silent for long. */
const BEAT_MS = 25_000;

/** Of what changed, what this person may see. */
async function scoped(desk: Desk, principal: Principal, event: LiveEvent): Promise<LiveEvent> {
  const tickets = event.tickets.length === 0 ? [] : await visibleAmong(desk.store, event.tickets, visibleTo(principal));
  return { tickets: [...tickets], definitions: principal.kind === "agent" ? event.definitions : [] };
}

export const streamChanges = handles(pages.live, async (desk, { principal, request, response }) => {
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
  response.write(": connected\n\n");
  const forget = desk.live.listen((event) => {
    // A change that can't be read now will be seen at the page's next reading; the stream goes on.
    scoped(desk, principal, event).then(
      (shown) => {
        if (shown.tickets.length + shown.definitions.length > 0)
          response.write(`event: change\ndata: ${JSON.stringify(shown)}\n\n`);
      },
      () => {},
    );
  });
  const beat = setInterval(() => response.write(": here\n\n"), BEAT_MS);
  beat.unref();
  request.on("close", () => {
    clearInterval(beat);
    forget();
  });
  return { streaming: true };
});
