import { useState } from "react";
import type { Routing, RoutingRow } from "../../../blueprints/routing.ts";
import type { ChangeOptions } from "../../definition/form.ts";
import { useWords, wordsOf } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { announce } from "../../ui/live-region.tsx";
import { added, duplicated, freeId, movable, moved, removed, replaced } from "./table.ts";
import { useColumnWords } from "./use-column-words.ts";

/** The row that is open, and what can be done with all of them. */
export interface RowEdits {
  readonly opened: string | null;
  readonly open: (row: string | null) => void;
  readonly add: () => void;
  readonly insert: (row: RoutingRow) => void;
  readonly replace: (at: number, row: RoutingRow) => void;
  readonly duplicate: (at: number) => void;
  readonly remove: (at: number) => void;
  readonly move: (from: number, to: number) => void;
}

export function useRows(table: Routing, change: (next: Routing, options?: ChangeOptions) => void): RowEdits {
  const t = useWords(routing);
  const words = useColumnWords();
  const [opened, open] = useState<string | null>(null);
  const insert = (row: RoutingRow) => {
    change(added(table, row), { said: SAID.added });
    open(null);
  };
  return {
    opened,
    open,
    insert,
    add() {
      const row = {
        id: freeId(table.rows, "row"),
        name: wordsOf(routing)("fresh"),
        // biome-ignore lint/suspicious/noThenProperty: "then" is the word of the language; a document is never awaited.
        then: {},
      };
      insert(row);
      open(row.id);
    },
    replace: (at, row) => change(replaced(table, at, row)),
    duplicate: (at) => change(duplicated(table, at), { said: SAID.duplicated }),
    remove: (at) => change(removed(table, at), { said: SAID.deleted }),
    move(from, to) {
      const next = moved(table, from, to);
      const row = table.rows[from];
      if (next === table || !row) return;
      change(next);
      announce(t("said.moved", { row: words.row(row), place: to + 1, count: movable(table.rows) }));
    },
  };
}

const SAID = {
  added: { en: routing.en["said.added"], fr: routing.fr["said.added"] },
  duplicated: { en: routing.en["said.duplicated"], fr: routing.fr["said.duplicated"] },
  deleted: { en: routing.en["said.deleted"], fr: routing.fr["said.deleted"] },
};
