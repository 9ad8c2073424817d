import { useState } from "react";
import type { ComparedView, NameView } from "../../api/contract/exchange.ts";
import { openFile } from "../../blueprints/export/bundle.ts";
import type { Finding } from "../../blueprints/finding.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { MAX_BYTES } from "../../blueprints/limits.ts";
import { bodyOf, client } from "../data/client.ts";
import { asBody, reasonOf } from "../document/draft.ts";
import { idOf } from "./chosen.ts";

/** A file that was read, beside what this desk has. */
export interface CarriedFile {
  readonly documents: readonly JsonObject[];
  readonly lines: readonly ComparedView[];
  readonly missing: readonly NameView[];
  /** Everything that this desk has: `field/amount`. */
  readonly here: ReadonlySet<string>;
}

export type Reading =
  | { readonly state: "none" }
  | { readonly state: "reading" }
  | { readonly state: "refused"; readonly findings: readonly Finding[]; readonly fault: string | null }
  | { readonly state: "read"; readonly file: CarriedFile };

/** Reads the file that somebody chose, and asks how it stands to what is here. */
export function useCarriedFile() {
  const [reading, setReading] = useState<Reading>({ state: "none" });
  const read = async (file: File) => {
    setReading({ state: "reading" });
    try {
      // Of a file that is too large nothing more is read than says so.
      const opened = openFile(await file.slice(0, MAX_BYTES + 1).text());
      if (!opened.ok) return setReading({ state: "refused", findings: opened.findings, fault: null });
      const documents = opened.documents.map(({ document }) => document);
      const [compared, list] = await Promise.all([
        client.exchange.compare({ body: { documents: documents.map(asBody) } }),
        client.definitions.list({ query: {} }),
      ]);
      const { items: lines, missing } = bodyOf(compared);
      const here = new Set(bodyOf(list).items.map(idOf));
      setReading({ state: "read", file: { documents, lines, missing, here } });
    } catch (error) {
      setReading({ state: "refused", findings: [], fault: reasonOf(error) });
    }
  };
  return { reading, read, forget: () => setReading({ state: "none" }) };
}
