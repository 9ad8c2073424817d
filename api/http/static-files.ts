import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { NextFunction, Request, Response } from "express";

const TYPES: { readonly [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

const SQUEEZED = new Set([".html", ".js", ".mjs", ".css", ".json", ".svg", ".ttf"]);

interface Kept {
  readonly changedAt: number;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly br: Buffer | null;
  readonly gzip: Buffer | null;
}

const brotli = promisify(brotliCompress);
const squeeze = promisify(gzip);

async function load(file: string, changedAt: number): Promise<Kept> {
  const bytes = await readFile(file);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  if (!SQUEEZED.has(path.extname(file)) || bytes.length < 1000) return { changedAt, etag, bytes, br: null, gzip: null };
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
  const [br, gz] = await Promise.all([brotli(bytes, quality), squeeze(bytes)]);
  return { changedAt, etag, bytes, br, gzip: gz };
}

/** The file that an address names inside `root`; null when it leads outside or names none. */
async function fileAt(root: string, address: string): Promise<{ file: string; changedAt: number } | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    return null;
  }
  if (decoded.includes("\0")) return null;
  const file = path.join(root, path.normalize(`/${decoded}`));
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, changedAt: found.mtimeMs } : null;
}

/** Serves the built interface: files squeezed once and kept, names with a hash for ever, every other page from index.html. */
export function staticFiles(root: string) {
  const kept = new Map<string, Promise<Kept>>();
  const read = async (file: string, changedAt: number): Promise<Kept> => {
    const known = await kept.get(file);
    if (known?.changedAt === changedAt) return known;
    const fresh = load(file, changedAt);
    kept.set(file, fresh);
    return fresh;
  };

  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") return next();
    const named = await fileAt(root, request.path);
    // A page of the interface has no extension; a missing file is missing.
    const found = named ?? (path.extname(request.path) === "" ? await fileAt(root, "index.html") : null);
    if (!found) {
      response.status(404).type("text/plain").send("Not found");
      return;
    }
    const { etag, bytes, br, gzip: gz } = await read(found.file, found.changedAt);
    const forEver = request.path.startsWith("/assets/");
    response.setHeader("Content-Type", TYPES[path.extname(found.file)] ?? "application/octet-stream");
    response.setHeader("Cache-Control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
    response.setHeader("ETag", etag);
    response.setHeader("Vary", "Accept-Encoding");
    if (request.headers["if-none-match"] === etag) {
      response.status(304).end();
      return;
    }
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const [coding, body] =
      br && accepted.includes("br") ? ["br", br] : gz && accepted.includes("gzip") ? ["gzip", gz] : [null, bytes];
    if (coding) response.setHeader("Content-Encoding", coding);
    response.setHeader("Content-Length", body.length);
    response.end(request.method === "HEAD" ? undefined : body);
  };
}
