import type { ServerResponse } from "node:http";

/** Nothing but our own script, style and answers; and nobody but these sites, and the desk, holds the page in a frame. */
const policy = (sites: readonly string[]): string =>
  [
    ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self'"],
    ...["base-uri 'none'", "form-action 'none'", `frame-ancestors 'self' ${sites.join(" ")}`.trim()],
  ].join("; ");

/** Lets sites hold an answer of ours in a frame within their pages. */
export function mayBeHeldBy(response: ServerResponse, sites: readonly string[]): void {
  response.setHeader("Content-Security-Policy", policy(sites));
  response.removeHeader("X-Frame-Options");
  response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
}
