import { copyJson } from "./copy-json.ts";
import type { Finding } from "./finding.ts";
import { issueFindings } from "./issue-findings.ts";
import type { Json } from "./json.ts";
import { isJsonObject } from "./json.ts";
import { type Document, isKind, kinds } from "./kinds.ts";
import { shown } from "./limit-findings.ts";
import { MAX_FINDINGS } from "./limits.ts";
import { migrate, SCHEMA_VERSION } from "./migrations.ts";
import { type ParsedJson, parseJson } from "./parse-json.ts";
import type { Sentence } from "./text.ts";

export type Read =
  | { readonly ok: true; readonly document: Document }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a document from its text: size, encoding, depth, keys, then the grammar. Never throws. */
export const readText = (text: string): Read => fromJson(parseJson(text));

/** Reads a document that is already parsed, under the same limits. Never throws. */
export const readValue = (value: unknown): Read => fromJson(copyJson(value));

function fromJson(parsed: ParsedJson): Read {
  if (!parsed.ok) return parsed;
  const kind = kindOf(parsed.value);
  if (typeof kind !== "string") return { ok: false, findings: [kind] };
  const current = migrate(isJsonObject(parsed.value) ? parsed.value : {});
  const result = kinds[kind].safeParse(current);
  return result.success
    ? { ok: true, document: result.data }
    : { ok: false, findings: issueFindings(result.error.issues, current).slice(0, MAX_FINDINGS) };
}

/** The kind of a document, or what is wrong about its head. */
function kindOf(value: Json): keyof typeof kinds | Finding {
  if (!isJsonObject(value)) {
    return refused("document.notObject", "", {
      en: "A document is an object with a kind.",
      fr: "Un document est un objet qui a une sorte (kind).",
    });
  }
  const { kind, schemaVersion: version } = value;
  if (!isKind(kind)) {
    const known = Object.keys(kinds).join(", ");
    const what = typeof kind === "string" ? `“${shown(kind)}”` : "";
    return refused("document.unknownKind", "/kind", {
      en: `${what ? `${what} is no known kind of document` : "The kind of document is missing"}; known are ${known}.`,
      fr: `${what ? `« ${shown(String(kind))} » n'est pas une sorte de document connue` : "La sorte de document (kind) manque"} ; sont connues ${known}.`,
    });
  }
  if (typeof version === "number" && version > SCHEMA_VERSION) {
    return refused("document.newer", "/schemaVersion", {
      en: `The document is written in form ${version}; this program knows form ${SCHEMA_VERSION}. Update the program first.`,
      fr: `Le document est écrit sous la forme ${version} ; ce programme connaît la forme ${SCHEMA_VERSION}. Mettez d'abord le programme à jour.`,
    });
  }
  return kind;
}

const refused = (code: string, pointer: string, message: Sentence): Finding => ({
  code,
  severity: "error",
  pointer,
  message,
});
