import type { REPLACEABLE_KINDS } from "../../api/contract/exchange.ts";
import { bodyOf, client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { useDrafts } from "./use-drafts.ts";

export type Replaceable = (typeof REPLACEABLE_KINDS)[number];

interface Replacement {
  readonly kind: Replaceable;
  readonly key: string;
  readonly by: string;
}

/** Another in the place of what is named, drawn into every user: all or none. `names`: of what goes and what comes. */
export function useReplacing(replacement: Replacement | null, names: { readonly name: string; readonly by: string }) {
  const t = useWords(words);
  return useDrafts({
    about: [replacement],
    enabled: replacement !== null,
    note: t("publish.note", names),
    foresee: async () => (replacement ? bodyOf(await client.exchange.foresee({ body: replacement })).items : []),
    draw: async (chosen) => {
      if (!replacement) return { made: [], refused: [] };
      const documents = chosen.map(({ kind, key, revision }) => ({ kind, key, revision }));
      return {
        made: bodyOf(await client.exchange.replace({ body: { ...replacement, documents } })).items,
        refused: [],
      };
    },
  });
}
