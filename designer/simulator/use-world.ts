import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { readValue } from "../../blueprints/read.ts";
import { keys } from "../data/queries.ts";
import { compiledCalendars } from "../problems/compiled-calendars.ts";
import { inForce } from "../problems/use-around.ts";
import type { World } from "./simulation.ts";

export type Tried =
  | { readonly is: "loading" }
  | { readonly is: "failed"; readonly again: () => void }
  /** The grammar does not read the draft. */
  | { readonly is: "stopped"; readonly finding: Finding | null }
  | { readonly is: "ready"; readonly world: World };

/** The draft with what the desk has around it: fields, templates, lifecycle and calendars in force. */
export function useWorld(draft: Blueprint, directory: DirectoryView | null): Tried {
  const read = useMemo(() => readValue(draft), [draft]);
  const around = useQuery({
    queryKey: [...keys.definitions, "simulator"],
    staleTime: 60_000,
    queryFn: async () => {
      const [templates, lifecycles] = await Promise.all([inForce("template"), inForce("lifecycle")]);
      return [...templates, ...lifecycles].flatMap((one) => {
        const known = readValue(one);
        return known.ok ? [known.document] : [];
      });
    },
  });
  const hours = useMemo(() => directory?.calendars ?? [], [directory]);
  const calendars = useQuery({
    queryKey: ["simulator", "calendars", JSON.stringify(hours.map(({ key, version }) => `${key}@${version}`))],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => compiledCalendars(hours),
  });
  const surroundings = useMemo(() => {
    if (!around.data || !calendars.data) return null;
    const lifecycle = around.data.find((one) => one.kind === "lifecycle");
    return {
      fields: new Map((directory?.fields ?? []).map((field) => [field.key, field] as const)),
      templates: new Map(around.data.flatMap((one) => (one.kind === "template" ? [[one.key, one] as const] : []))),
      calendars: calendars.data,
      ...(lifecycle && { lifecycle }),
    };
  }, [around.data, calendars.data, directory]);
  return useMemo((): Tried => {
    if (!read.ok) return { is: "stopped", finding: read.findings[0] ?? null };
    if (read.document.kind !== "blueprint") return { is: "stopped", finding: null };
    if (surroundings) return { is: "ready", world: { document: read.document, surroundings } };
    const failed = around.isError || calendars.isError;
    return failed ? { is: "failed", again: () => void around.refetch() } : { is: "loading" };
  }, [read, surroundings, around.isError, around.refetch, calendars.isError]);
}
