import type { OrganizationView } from "../../../api/contract/organizations.ts";

export const TYPES = ["text", "number", "boolean"] as const;
export type AttributeType = (typeof TYPES)[number];

/** One attribute as it is being written; `id` tells it from the others while its name changes. */
export interface Attribute {
  readonly id: number;
  readonly key: string;
  readonly type: AttributeType;
  /** `true` or `false` of a yes or no. */
  readonly value: string;
}

const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

export const attributesOf = (given: OrganizationView["attributes"]): readonly Attribute[] =>
  Object.entries(given).map(([key, value], id) => ({
    id,
    key,
    type: typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text",
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));

/** What is wrong with one of them: its name, or its value. */
export function faultOf(one: Attribute, all: readonly Attribute[]): "key" | "number" | null {
  if (!KEY.test(one.key) || all.some(({ id, key }) => id !== one.id && key === one.key)) return "key";
  if (one.type === "number" && (one.value.trim() === "" || !Number.isFinite(Number(one.value.replace(",", ".")))))
    return "number";
  return null;
}

export const valuesOf = (all: readonly Attribute[]): { [key: string]: string | number | boolean } =>
  Object.fromEntries(
    all.map(({ key, type, value }) => [
      key,
      type === "number" ? Number(value.replace(",", ".")) : type === "boolean" ? value === "true" : value,
    ]),
  );
