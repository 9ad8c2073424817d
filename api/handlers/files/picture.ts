import type { Ticket } from "../../../blueprints/ticket.ts";
import { files } from "../../contract/files.ts";
import type { Desk } from "../../desk.ts";
import { createEgress } from "../../effects/egress.ts";
import { HEAD_BYTES, typeOf } from "../../files/sniff.ts";
import { isPicture } from "../../files/thumbnail.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { sourcesOf } from "../../merge/sources.ts";
import { foundTicket } from "../tickets/visible.ts";

const MOST_BYTES = 5 * 1_048_576;
const TIMEOUT_MS = 8_000;

/** The HTML of a message that the caller may read; null: there is none. */
async function htmlOf(desk: Desk, principal: Principal, ticket: Ticket, message: string): Promise<string | null> {
  const row = await desk.store.db
    .selectFrom("message")
    .select(["ticket", "public", "html"])
    .where("id", "=", message)
    .executeTakeFirst();
  const sources = await sourcesOf(desk.store, principal, ticket);
  const source = sources.find((one) => one.ticket === row?.ticket);
  return source && (row?.public === 1 || !source.publicOnly) ? (row?.html ?? null) : null;
}

const namesIt = (html: string, url: string): boolean =>
  html.includes(url) || html.includes(url.replaceAll("&", "&amp;"));

/** Fetches what stands in the message and nothing else, by the guarded way out, and hands on pictures alone. */
export const fetchPicture = handles(files.picture, async (desk, { principal, params, query, request, response }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  const html = await htmlOf(desk, principal, ticket, params.message);
  if (html === null || !namesIt(html, query.url)) throw refusal("notFound");
  const egress = createEgress(desk.config.webhookHosts, { keepAlive: false, timeoutMs: TIMEOUT_MS });
  const url = egress.allows(query.url) ? query.url : query.url.replace(/^http:/i, "https:");
  // An address that may not be called, or that does not answer, has no picture for us.
  const bytes = await egress.get(url, MOST_BYTES).catch(() => null);
  const type = bytes && (await typeOf(bytes.subarray(0, HEAD_BYTES)));
  if (!bytes || !type || !isPicture(type)) throw refusal("noPicture");
  response.writeHead(200, {
    "content-type": type,
    "content-length": bytes.length,
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cache-control": "private, max-age=3600",
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
  return { streaming: true };
});
