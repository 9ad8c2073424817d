import { useQuery } from "@tanstack/react-query";
import type { TemplateUse } from "../../../api/contract/templates.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

const NONE: readonly TemplateUse[] = [];

/** Which documents in force write with which template. */
export function useTemplateUses(): readonly TemplateUse[] | undefined {
  const { data, isError } = useQuery({
    queryKey: keys.templateUses,
    queryFn: async () => bodyOf(await client.templates.uses()).items,
  });
  return isError ? NONE : data;
}

/** Where a document of a kind is opened. */
export const PATHS = {
  blueprint: "/blueprints",
  "sla-policy": "/time-limits",
  "time-rule": "/time-rules",
  trigger: "/triggers",
  macro: "/macros",
} as const satisfies Record<TemplateUse["kind"], string>;
