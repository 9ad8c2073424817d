import { useMemo } from "react";
import { valueLabelOf } from "../../../blueprints/condition/labels.ts";
import type { Names } from "../../../blueprints/condition.ts";
import type { RoutingRow } from "../../../blueprints/routing.ts";
import { readableAt, readables } from "../../conditions/catalogue.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { nameOf, useForm } from "../../inspector/form-context.ts";
import type { Given } from "./table.ts";

export interface ColumnWords {
  /** The title of a column that asks for a path. */
  readonly title: (path: string) => string;
  readonly names: Names;
  /** What a row gives, in one column. */
  readonly given: (row: RoutingRow, key: Given) => string;
  readonly row: (row: RoutingRow) => string;
}

/** Names of what a table speaks of: fields, people, groups, choices. */
export function useColumnWords(): ColumnWords {
  const form = useForm();
  const say = useSay();
  const t = useWords(routing);
  return useMemo(() => {
    const list = readables(form.directory, [], form.language, false, form.document.states);
    const known = new Map(list.map((it) => [it.path, it.label]));
    const choices = new Map(list.flatMap((it) => it.options ?? []).map((it) => [it.value, it.label]));
    const both = (text: string) => ({ en: text, fr: text });
    // A word that a subject is to hold may be a key of something too: only references and choices have names.
    const named = (value: string) => (/^[a-z]+:/.test(value) ? nameOf(form, value) : choices.get(value));
    return {
      title: (path) => readableAt(list, path, form.language).label,
      names: {
        path: (path) => {
          const name = known.get(path);
          return name === undefined ? undefined : both(name);
        },
        value: (value, path) => {
          const at = list.find((it) => it.path === path)?.options?.find((option) => option.value === value);
          const name = at?.label ?? named(value);
          return name === undefined ? undefined : both(name);
        },
      },
      given(row, key) {
        const value = row.then[key];
        if (value === undefined) return "";
        if (typeof value === "number") return String(value);
        if (typeof value !== "string") return value.join(", ");
        if (key === "priority") return valueLabelOf("ticket.priority", value)?.[form.language] ?? value;
        return named(value) ?? value;
      },
      row: (row) => (row.name === undefined ? (row.when === undefined ? t("rows.last") : row.id) : say(row.name)),
    };
  }, [form, say, t]);
}
