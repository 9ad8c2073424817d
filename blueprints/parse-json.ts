import type { Finding } from "./finding.ts";
import type { Json } from "./json.ts";
import { pointer } from "./json.ts";
import {
  badKey,
  badNumber,
  badText,
  duplicateKey,
  isBadKey,
  isBadText,
  notJson,
  shown,
  tooBig,
  tooDeep,
} from "./limit-findings.ts";
import { MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, utf8Length } from "./limits.ts";
import type { Sentence } from "./text.ts";

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** An object or list that is still open. `key` is where the next value goes. */
type Frame =
  | { readonly list: Json[]; readonly object?: undefined; key: number }
  | { readonly list?: undefined; readonly object: Map<string, Json>; key: string };

const SPACE = /[ \t\n\r]*/y;
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/sy;

const STRAY = /[\w.+-]{1,40}/y;

/** Nothing nested, so that a text of a million brackets costs no stack. */
class Reader {
  readonly findings: Finding[] = [];
  readonly frames: Frame[] = [];
  offset = 0;
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  here(): string {
    return pointer(...this.frames.map((frame) => frame.key));
  }

  /** The next token, or null at the end; a text that starts no token is itself the token. */
  next(): string | null {
    SPACE.lastIndex = this.offset;
    SPACE.test(this.text);
    this.offset = SPACE.lastIndex;
    if (this.offset >= this.text.length) return null;
    TOKEN.lastIndex = this.offset;
    const found = TOKEN.exec(this.text)?.[0] ?? this.#stray();
    this.offset += found.length;
    return found;
  }

  /** A word or a sign that is no JSON: `NaN`, `undefined`, `//`. */
  #stray(): string {
    STRAY.lastIndex = this.offset;
    return STRAY.exec(this.text)?.[0] ?? this.text.slice(this.offset, this.offset + 1);
  }

  broken(token: string | null, what: Sentence): Finding {
    const before = this.text.slice(0, this.offset - (token?.length ?? 0)).split("\n");
    const where = `${before.length}:${(before.at(-1) ?? "").length + 1}: `;
    return notJson(this.here(), where, what);
  }

  scalar(token: string): Json | undefined {
    if (token === "true") return true;
    if (token === "false") return false;
    if (token === "null") return null;
    if (token.startsWith('"') && token.length > 1) return this.string(token);
    if (!/^-?\d/.test(token)) return undefined;
    const value = Number(token);
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
      this.findings.push(badNumber(this.here(), token));
    }
    return value === 0 ? 0 : value;
  }

  string(token: string): string | undefined {
    try {
      const value: unknown = JSON.parse(token);
      return typeof value === "string" ? value : undefined;
    } catch {
      return undefined;
    }
  }
}

const expected = (en: string, fr: string, token: string | null): Sentence =>
  token === null
    ? { en: `${en} is expected where the text ends.`, fr: `il faut ${fr} là où le texte s'arrête.` }
    : { en: `${en} is expected, not ${shown(token)}.`, fr: `il faut ${fr}, pas ${shown(token)}.` };

/**
 * Reads JSON text: size, then encoding, depth, and keys, each refusal with its place. Unlike `JSON.parse` it refuses a key
 * written twice, keys that reach prototypes, numbers that would change, NUL and broken characters.
 */
export function parseJson(text: string): ParsedJson {
  if (text.length > MAX_BYTES || utf8Length(text) > MAX_BYTES) return { ok: false, findings: [tooBig()] };
  const reader = new Reader(text.startsWith("\ufeff") ? text.slice(1) : text);
  const { frames, findings } = reader;
  const stop = (finding: Finding): ParsedJson => ({
    ok: false,
    findings: [...findings, finding].slice(0, MAX_FINDINGS),
  });
  let result: Json | undefined;

  const give = (value: Json): void => {
    const frame = frames.at(-1);
    if (!frame) result = value;
    else if (frame.list) frame.list.push(value);
    else frame.object.set(frame.key, value);
  };
  /** Reads a key and its colon; null when both are there. */
  const readKey = (frame: Frame, token: string | null): Finding | null => {
    const key = token?.startsWith('"') ? reader.string(token) : undefined;
    if (key === undefined) return reader.broken(token, expected("a key in quotes", "une clé entre guillemets", token));
    if (frame.object) {
      frame.key = key;
      if (isBadKey(key)) findings.push(badKey(key, reader.here()));
      else if (frame.object.has(key)) findings.push(duplicateKey(reader.here(), key));
    }
    const colon = reader.next();
    return colon === ":" ? null : reader.broken(colon, expected("a colon", "un deux-points", colon));
  };

  for (;;) {
    if (findings.length >= MAX_FINDINGS) return { ok: false, findings };
    let token = reader.next();
    if (token === "{" || token === "[") {
      if (frames.length >= MAX_DEPTH) return stop(tooDeep(reader.here()));
      const closing = token === "{" ? "}" : "]";
      const frame: Frame = token === "{" ? { object: new Map(), key: "" } : { list: [], key: 0 };
      const before = reader.offset;
      token = reader.next();
      if (token !== closing) {
        frames.push(frame);
        if (frame.list) reader.offset = before;
        else {
          const bad = readKey(frame, token);
          if (bad) return stop(bad);
        }
        continue;
      }
      give(frame.list ?? {});
    } else {
      const value = token === null ? undefined : reader.scalar(token);
      if (value === undefined) return stop(reader.broken(token, expected("a value", "une valeur", token)));
      if (typeof value === "string" && isBadText(value)) findings.push(badText(value, reader.here()));
      give(value);
    }
    // A value is complete: close what it completes, or go on to the next.
    for (;;) {
      const frame = frames.at(-1);
      token = reader.next();
      if (!frame) {
        if (token !== null) return stop(reader.broken(token, expected("the end", "la fin", token)));
        return findings.length > 0 || result === undefined ? { ok: false, findings } : { ok: true, value: result };
      }
      if (token === ",") {
        if (frame.list) frame.key += 1;
        else {
          const bad = readKey(frame, reader.next());
          if (bad) return stop(bad);
        }
        break;
      }
      if (token !== (frame.list ? "]" : "}")) {
        return stop(
          reader.broken(
            token,
            expected(
              frame.list ? "a comma or ]" : "a comma or }",
              frame.list ? "une virgule ou ]" : "une virgule ou }",
              token,
            ),
          ),
        );
      }
      frames.pop();
      // defineProperty semantics: a forbidden key is already a finding, so nothing here reaches a prototype.
      give(frame.list ?? Object.fromEntries(frame.object));
    }
  }
}
