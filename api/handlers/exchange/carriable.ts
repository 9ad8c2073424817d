import { isJsonObject, type JsonObject } from "../../../blueprints/json.ts";
import type { Kind } from "../../../blueprints/kinds.ts";
import { readValue } from "../../../blueprints/read.ts";
import { refusal } from "../../http/problems.ts";

/** A document that came in a file, read under the grammar; refused with its places in the request otherwise. */
export function carriable(
  document: unknown,
  at: string,
): { readonly kind: Kind; readonly key: string; readonly document: JsonObject } {
  const read = readValue(document);
  if (!read.ok || !isJsonObject(document))
    throw refusal("notSound", read.ok ? [] : read.findings.map((one) => ({ ...one, pointer: at + one.pointer })));
  const { kind, key } = read.document;
  // Views are somebody's, and roles say what people may do: neither comes in a file.
  if (kind === "view" || kind === "role")
    throw refusal("invalid", [
      {
        pointer: `${at}/kind`,
        code: "invalid",
        message: {
          en: "Views and roles are not taken from a file.",
          fr: "Les vues et les rôles ne se prennent pas dans un fichier.",
        },
      },
    ]);
  return { kind, key, document };
}
