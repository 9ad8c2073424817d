import { useMemo } from "react";
import type { FieldDefinition } from "../../../blueprints/field.ts";
import type { Json } from "../../../blueprints/json.ts";
import { PRIORITIES } from "../../../blueprints/status.ts";
import { useDirectory } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { type Translate, useWords } from "../../i18n/i18n.ts";

/** A field as the page needs it, whether standard attribute or custom. */
export type FieldLook = Omit<FieldDefinition, "$schema" | "kind" | "schemaVersion"> & {
  /** It was switched off: its values stay, and nobody changes them. */
  readonly off?: true;
};

export const TYPES = ["question", "request", "suggestion", "incident", "problem", "task"] as const;

function standard(t: Translate<keyof (typeof desk)["en"]>): readonly FieldLook[] {
  return [
    { key: "subject", name: t("field.subject"), type: "text" },
    {
      key: "priority",
      name: t("field.priority"),
      type: "choice",
      options: PRIORITIES.map((value) => ({ value, name: t(`priority.${value}`) })),
    },
    {
      key: "type",
      name: t("field.type"),
      type: "choice",
      options: TYPES.map((value) => ({ value, name: t(`type.${value}`) })),
    },
    { key: "category", name: t("field.category"), type: "text" },
    { key: "dueAt", name: t("field.dueAt"), type: "instant" },
    { key: "resolution", name: t("field.resolution"), type: "longText" },
  ];
}

/** Looks up a field by the key that documents use. What nobody defined is shown as a text by its key. */
export function useFields(): (key: string) => FieldLook {
  const t = useWords(desk);
  const directory = useDirectory();
  return useMemo(() => {
    const known = new Map<string, FieldLook>(
      [
        ...(directory.data?.formerFields ?? []).map((field) => ({ ...field, off: true as const })),
        ...standard(t),
        ...(directory.data?.fields ?? []),
      ].map((field) => [field.key, field]),
    );
    return (key: string) => known.get(key) ?? { key, name: key, type: "text" as const };
  }, [t, directory.data]);
}

/** Attributes that live on the ticket itself; every other key is a custom field. */
export const isAttribute = (key: string): boolean =>
  ["subject", "priority", "type", "category", "dueAt", "resolution"].includes(key);

export interface HasFields {
  readonly fields: { readonly [key: string]: Json };
}
/** The present value of a field, wherever it lives. */
export function fieldValueOf(ticket: HasFields & { readonly [name: string]: unknown }, key: string): Json {
  if (!isAttribute(key)) return ticket.fields[key] ?? null;
  const value = ticket[key];
  return typeof value === "string" || typeof value === "number" ? value : null;
}
