import type { Finding } from "../finding.ts";
import { isJsonObject, type JsonObject, pointer } from "../json.ts";
import type { Kind } from "../kinds.ts";
import { MAX_FINDINGS } from "../limits.ts";
import { parseJson } from "../parse-json.ts";
import { readValue } from "../read.ts";
import { stableText } from "../stable.ts";
import type { Sentence } from "../text.ts";

const BUNDLE = "bundle";
const VERSION = 1;
/** More than anybody draws; a file of more is no export of ours. */
export const MOST_DOCUMENTS = 500;

/** Documents that travel in one file, as they are written: the first is what was exported, what it needs follows. */
export const bundleText = (documents: readonly JsonObject[]): string =>
  stableText({ kind: BUNDLE, schemaVersion: VERSION, documents: [...documents] });

/** A document of a file, as it is written there. */
export interface Carried {
  readonly kind: Kind;
  readonly key: string;
  readonly document: JsonObject;
}

export type OpenedFile =
  | { readonly ok: true; readonly documents: readonly Carried[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a file that somebody chose: one document, or several with what they need. Never throws; says where it is wrong. */
export function openFile(text: string): OpenedFile {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (!isJsonObject(value) || value.kind !== BUNDLE) return read([value], () => "");
  if (typeof value.schemaVersion === "number" && value.schemaVersion > VERSION)
    return refused("document.newer", "/schemaVersion", {
      en: `The file is written in form ${value.schemaVersion}; this program knows form ${VERSION}. Update the program first.`,
      fr: `Le fichier est écrit sous la forme ${value.schemaVersion} ; ce programme connaît la forme ${VERSION}. Mettez d'abord le programme à jour.`,
    });
  const { documents } = value;
  if (!Array.isArray(documents) || documents.length === 0 || documents.length > MOST_DOCUMENTS)
    return refused("bundle.documents", "/documents", {
      en: `A file carries 1 to ${MOST_DOCUMENTS} documents, as a list.`,
      fr: `Un fichier porte de 1 à ${MOST_DOCUMENTS} documents, en liste.`,
    });
  return read(documents, (index) => pointer("documents", index));
}

function read(values: readonly unknown[], placeOf: (index: number) => string): OpenedFile {
  const findings: Finding[] = [];
  const documents: Carried[] = [];
  const places = new Map<string, string>();
  for (const [index, value] of values.entries()) {
    const here = placeOf(index);
    const result = readValue(value);
    if (!result.ok) {
      findings.push(...result.findings.map((one) => ({ ...one, pointer: here + one.pointer })));
      continue;
    }
    const { kind, key } = result.document;
    const known = places.get(`${kind}/${key}`);
    if (known !== undefined)
      findings.push(
        finding("bundle.twice", `${here}/key`, {
          en: `“${key}” stands in the file twice, first at ${known}.`,
          fr: `« ${key} » est deux fois dans le fichier, d'abord à ${known}.`,
        }),
      );
    places.set(`${kind}/${key}`, here);
    // What the grammar has read is an object.
    documents.push({ kind, key, document: value as JsonObject });
  }
  return findings.length > 0 ? { ok: false, findings: findings.slice(0, MAX_FINDINGS) } : { ok: true, documents };
}

const finding = (code: string, at: string, message: Sentence): Finding => ({
  code,
  severity: "error",
  pointer: at,
  message,
});
const refused = (code: string, at: string, message: Sentence): OpenedFile => ({
  ok: false,
  findings: [finding(code, at, message)],
});
