import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Endpoint } from "../contract/endpoint.ts";
import { requestHash } from "../ids.ts";
import type { Idempotency } from "./handler.ts";
import { refusal } from "./problems.ts";
import { validated } from "./validate.ts";

/** Characters that no database of ours keeps; in an address they name nothing. */
const unkept = (text: string): boolean => text.includes("\u0000") || !text.isWellFormed();

/** Parts of the path; nonsense in them is an address where nothing is. */
export function paramsOf(line: Endpoint, raw: { readonly [name: string]: string | readonly string[] }): unknown {
  if (!line.params) return undefined;
  const read = line.params.safeParse({ ...raw });
  if (!read.success || Object.values(raw).some((value) => typeof value !== "string" || unkept(value)))
    throw refusal("notFound");
  return read.data;
}

/** Made once: making a schema costs more than the rest of a request. */
const NO_QUERY = z.strictObject({});

/** The query's parameters, each at most once and each known. */
export function queryOf(line: Endpoint, request: IncomingMessage): unknown {
  const url = request.url ?? "";
  const start = url.indexOf("?");
  const given = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(start < 0 ? "" : url.slice(start + 1))) {
    if (given.has(name)) {
      throw refusal("invalid", [
        {
          pointer: `/${name}`,
          code: "invalid",
          message: { en: `“${name}” is given twice.`, fr: `« ${name} » est donné deux fois.` },
        },
      ]);
    }
    if (unkept(name) || unkept(value)) {
      throw refusal("invalid", [
        {
          pointer: "",
          code: "invalid",
          message: {
            en: "The address holds characters that cannot be kept.",
            fr: "L’adresse contient des caractères qui ne peuvent pas être conservés.",
          },
        },
      ]);
    }
    given.set(name, value);
  }
  return validated(line.query ?? NO_QUERY, Object.fromEntries(given));
}

const VERSION = /^"(0|[1-9]\d{0,14})"$/;

/** The version in If-Match: exactly one, exactly as we write it. Anything else is no version that we gave. */
export function ifMatchOf(line: Endpoint, request: IncomingMessage): number | null {
  if (!line.ifMatch) return null;
  const header = request.headers["if-match"];
  if (header === undefined) throw refusal("versionNeeded");
  const version = VERSION.exec(header)?.[1];
  if (version === undefined) throw refusal("stale");
  return Number(version);
}

const KEY = /^[\x21-\x7e]{1,200}$/;

/** The Idempotency-Key with a hash of what is asked; null where none is given and none is needed. */
export function idempotencyOf(line: Endpoint, request: IncomingMessage, text: string): Idempotency | null {
  const key = request.headers["idempotency-key"];
  if (!line.idempotencyKey || (key === undefined && line.idempotencyKey === "accepted")) return null;
  if (typeof key !== "string" || !KEY.test(key)) throw refusal("keyNeeded");
  return { key, hash: requestHash(line.method, (request.url ?? "").split("?")[0] ?? "", text) };
}
