import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { DIMENSIONS, type Dimension, type Figure } from "../../api/contract/figures.ts";

export const PERIODS = ["7", "28", "91", "364"] as const;
const DAY = 86_400_000;

/** What the address of the page says of a report; what it does not say is everything. */
export interface Asked {
  readonly days: string;
  readonly by: Dimension;
  readonly only: { readonly [D in Dimension]?: string };
  readonly set: (name: string, value: string) => void;
}

export function useAsked(): Asked {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const only: { [D in Dimension]?: string } = {};
    for (const name of DIMENSIONS) {
      const value = params.get(name);
      if (value) only[name] = value;
    }
    const set = (name: string, value: string) => {
      const next = new URLSearchParams(params);
      if (value === "") next.delete(name);
      else next.set(name, value);
      setParams(next, { replace: true });
    };
    return { days: params.get("days") ?? "28", by: dimensionOf(params.get("by")), only, set };
  }, [params, setParams]);
}

const dimensionOf = (name: string | null): Dimension => DIMENSIONS.find((one) => one === name) ?? "assignee";

/** The days of the reader's own wall clock, today the last of them. */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** A report as the API is asked for it. */
export function queryOf({ days, only }: Pick<Asked, "days" | "only">, now = Date.now()) {
  const count = PERIODS.find((one) => one === days) ?? "28";
  return { from: dayOf(now - (Number(count) - 1) * DAY), to: dayOf(now), zone: zone(), ...only };
}
export type Query = ReturnType<typeof queryOf>;

/** Where the list of a figure is. `only`: besides what the report is narrowed to. */
export function listAddress(
  query: Partial<Query>,
  figure: Figure,
  part: string | null,
  only: Asked["only"] = {},
): string {
  const about = new URLSearchParams(Object.entries({ ...query, ...only, figure }));
  if (part !== null) about.set("part", part);
  return `/reports/tickets?${about}`;
}
