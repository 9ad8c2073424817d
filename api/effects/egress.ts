import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { AddressRefused, guardedLookup, type Resolve, refusalOf, systemResolve } from "./guard.ts";

/** What another system answered. `retryAfterMs` as it asked for, when it did; `text` is the beginning of what it said. */
export interface EgressAnswer {
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly text: string;
}

/** The only way out: every outgoing HTTP request passes here. */
export interface Egress {
  /** Whether the operator has listed the host of this address: it may then be plain http, and in our own network. */
  readonly allows: (url: string) => boolean;
  /** Posts JSON. Throws when nothing was answered in time; `AddressRefused` when the address may not be called. */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    now: number,
  ) => Promise<EgressAnswer>;
  /** The bytes at an address; null: it answered otherwise than with 200, or has more than `most`. Throws as `post` does. */
  readonly get: (url: string, most: number) => Promise<Buffer | null>;
}

export interface EgressOptions {
  readonly resolve?: Resolve;
  /** For everything together: name, connection, request, answer. */
  readonly timeoutMs?: number;
  /** False for a single call: its connection ends with it. */
  readonly keepAlive?: boolean;
}

const TIMEOUT_MS = 15_000;
/** An answer is read no further: its status says all. */
const READ_AT_MOST = 65_536;
const KEPT_AT_MOST = 2_000;
const RETRY_AFTER_AT_MOST_MS = 86_400_000;

/**
 * `hosts` are as the operator lists them in FILROUGE_WEBHOOK_HOSTS: `hooks.example.com`, `hooks.example.com:8443`, or
 * `http://127.0.0.1:9000` where plain HTTP is meant. Redirects are not followed: they could lead anywhere.
 */
export function createEgress(
  hosts: readonly string[],
  { resolve = systemResolve, timeoutMs = TIMEOUT_MS, keepAlive = true }: EgressOptions = {},
): Egress {
  const origins = new Set(hosts.flatMap((host) => originOf(host.includes("://") ? host : `https://${host}`) ?? []));
  const listed = {
    http: new http.Agent({ keepAlive }),
    https: new https.Agent({ keepAlive }),
  };
  const guarded = new https.Agent({ keepAlive, lookup: guardedLookup(resolve) });
  const allows = (url: string): boolean => {
    const origin = originOf(url);
    return origin !== undefined && origins.has(origin);
  };
  const agentFor = (url: string): http.Agent => {
    if (allows(url)) return url.toLowerCase().startsWith("http:") ? listed.http : listed.https;
    const refusal = refusalOf(url);
    if (refusal !== null) throw new AddressRefused(refusal);
    return guarded;
  };
  return {
    allows,
    post: async (url, headers, body, now) => {
      const all = { ...headers, "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
      const { status, retry, text } = await send(url, { agent: agentFor(url), headers: all, body, timeoutMs });
      return { status, retryAfterMs: retryAfter(retry, now), text };
    },
    get: async (url, most) => fetchBytes(url, agentFor(url), timeoutMs, most),
  };
}

function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain = url.protocol === "https:" || url.protocol === "http:";
  return plain && url.username === "" && url.password === "" ? url.origin : undefined;
}

interface Sending {
  readonly agent: http.Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

interface Heard {
  readonly status: number;
  readonly retry: string | null;
  readonly text: string;
}

function send(url: string, sending: Sending, again = true): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const { agent, headers, body, timeoutMs } = sending;
    const make = url.toLowerCase().startsWith("http:") ? http.request : https.request;
    const request = make(url, { method: "POST", agent, headers });
    const timer = setTimeout(() => {
      reject(new Error(`Nothing whole within ${timeoutMs / 1000} s.`));
      request.destroy();
    }, timeoutMs);
    const end = (): void => clearTimeout(timer);
    request.on("error", (error: NodeJS.ErrnoException) => {
      end();
      // A connection that was kept had been closed at the other end meanwhile: that says nothing about the other side.
      if (again && request.reusedSocket && error.code === "ECONNRESET") send(url, sending, false).then(resolve, reject);
      else reject(error);
    });
    request.on("response", (response) => {
      const { statusCode = 0, headers: heard } = response;
      readSome(response)
        .then((text) => resolve({ status: statusCode, retry: heard["retry-after"] ?? null, text }), reject)
        .finally(end);
    });
    request.end(body);
  });
}

function fetchBytes(url: string, agent: http.Agent, timeoutMs: number, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const make = url.toLowerCase().startsWith("http:") ? http.request : https.request;
    const request = make(url, { agent, headers: { accept: "image/*" } });
    const timer = setTimeout(
      () => request.destroy(new Error(`Nothing whole within ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
    request.on("error", reject);
    request.on("close", () => clearTimeout(timer));
    request.on("response", (response) => {
      if (response.statusCode !== 200) {
        request.destroy();
        return resolve(null);
      }
      readAll(response, most).then(resolve, reject);
    });
    request.end();
  });
}

/** All of an answer; null, and the connection ends, when that is more than `most` bytes. */
async function readAll(response: IncomingMessage, most: number): Promise<Buffer | null> {
  const kept: Buffer[] = [];
  let read = 0;
  // Chunks of a response without an encoding are buffers.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > most) return null;
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}

/** The beginning of an answer; the connection ends when there is more than anybody needs. */
async function readSome(response: IncomingMessage): Promise<string> {
  const kept: Buffer[] = [];
  let read = 0;
  // Chunks of a response without an encoding are buffers.
  for await (const chunk of response as AsyncIterable<Buffer>) {
    if (read < KEPT_AT_MOST) kept.push(chunk.subarray(0, KEPT_AT_MOST - read));
    read += chunk.length;
    if (read >= READ_AT_MOST) break;
  }
  return Buffer.concat(kept).toString().replaceAll("\0", "");
}

function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const asked = /^[0-9]{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(asked) ? null : Math.min(Math.max(0, asked), RETRY_AFTER_AT_MOST_MS);
}
