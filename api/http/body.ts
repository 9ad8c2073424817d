import type { IncomingMessage } from "node:http";
import type { Json } from "../../blueprints/json.ts";
import { MAX_BYTES } from "../../blueprints/limits.ts";
import { parseJson } from "../../blueprints/parse-json.ts";
import { refusal } from "./problems.ts";

export interface Body {
  readonly text: string;
  readonly value: Json | undefined;
  /** It came as a form's pairs. */
  readonly form?: true;
}

const NONE: Body = { text: "", value: undefined };

type ContentType = "application/json" | "application/x-www-form-urlencoded";

/** In UTF-8 and of these types alone; a body in another coat is refused before it is read. */
function contentType(request: IncomingMessage, types: readonly ContentType[]): ContentType {
  const encoding = request.headers["content-encoding"];
  if (encoding !== undefined && encoding !== "identity") throw refusal("wrongType");
  const [type = "", ...parameters] = (request.headers["content-type"] ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  const known = types.find((one) => one === type);
  if (known === undefined) throw refusal("wrongType");
  for (const parameter of parameters)
    if (parameter !== "charset=utf-8" && parameter !== 'charset="utf-8"') throw refusal("wrongType");
  return known;
}

/**
 * So much of a body that is too big is read and thrown away before the answer: a client that is still sending would lose an
 * earlier one. Beyond it the connection just ends.
 */
const MOST_DRAINED = 64 * MAX_BYTES;

/** Whoever needs longer for so little holds a connection, not a conversation. */
const BODY_MS = 60_000;

/** The body's bytes. What is too big is counted and not kept, so that a huge body costs no memory. */
function bytesOf(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > MOST_DRAINED) throw tooBig();
  if (request.destroyed) throw brokenOff();
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const timer = setTimeout(() => request.destroy(), BODY_MS);
  const chunks: Buffer[] = [];
  let size = 0;
  // Listeners, since an iterator over a stream costs as much as the rest of the reading.
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
    if (size > MOST_DRAINED) {
      request.removeAllListeners("data").pause();
      reject(tooBig());
    }
  });
  request.once("end", () => clearTimeout(timer));
  request.once("end", () => (size > MAX_BYTES ? reject(tooBig()) : resolve(Buffer.concat(chunks))));
  request.once("error", reject);
  request.once("close", () => {
    clearTimeout(timer);
    if (!request.complete) reject(brokenOff());
  });
  return promise;
}

// The rest of the body is not waited for, so the connection can't be used again.
const tooBig = () => refusal("tooBig", [], { connection: "close" });

const brokenOff = () => new Error("The connection ended within the body.");

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function textOf(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw refusal("notJson");
  }
}

const SHAPE_CODES: { readonly [code: string]: "tooBig" | "notJson" | "tooDeep" } = {
  "document.tooBig": "tooBig",
  "document.notJson": "notJson",
  "document.tooDeep": "tooDeep",
};

/** A file comes as bytes and says nothing of what it is: what it is, its bytes tell. */
export function assertUpload(request: IncomingMessage): void {
  const encoding = request.headers["content-encoding"];
  const plain = encoding === undefined || encoding === "identity";
  if (!plain || request.headers["content-type"] !== "application/octet-stream") throw refusal("notBytes");
}

/** The pairs of a form; a name that comes twice has a list. */
function pairsOf(text: string): Json {
  const pairs = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const before = pairs.get(name);
    if (Array.isArray(before)) before.push(value);
    else pairs.set(name, before === undefined ? value : [before, value]);
  }
  return Object.fromEntries(pairs);
}

const JSON_ALONE: readonly ContentType[] = ["application/json"];
/** What senders of webhooks send. */
export const JSON_OR_FORM: readonly ContentType[] = ["application/json", "application/x-www-form-urlencoded"];

/** Reads a request's body: content type, size, encoding, depth, keys; only then has anybody else seen a value. */
export async function readBody(request: IncomingMessage, types = JSON_ALONE): Promise<Body> {
  const announced =
    request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
  if (!announced) {
    if (request.headers["content-type"] !== undefined) contentType(request, types);
    return NONE;
  }
  const type = contentType(request, types);
  const text = textOf(await bytesOf(request));
  if (type === "application/x-www-form-urlencoded") return { text, value: pairsOf(text), form: true };
  const parsed = parseJson(text);
  if (parsed.ok) return { text, value: parsed.value };
  const shape = parsed.findings.map(({ code }) => SHAPE_CODES[code]).find((code) => code !== undefined);
  throw refusal(shape ?? "invalid", parsed.findings);
}
