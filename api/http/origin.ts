import type { IncomingMessage } from "node:http";
import { refusal } from "./problems.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/**
 * Refuses what another site makes a signed-in browser send: a browser tells where a request comes from. Programs with a
 * token send no cookie and are not concerned.
 */
export function assertSameSite(request: IncomingMessage, publicAddress: string | null): void {
  if (SAFE.has(request.method ?? "GET") || request.headers.authorization !== undefined) return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw refusal("crossSite");
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const host = hostOf(origin);
  const ours =
    host !== null && (host === request.headers.host || (publicAddress !== null && host === hostOf(publicAddress)));
  if (!ours) throw refusal("crossSite");
}
