import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { RoutedView } from "../../../api/contract/rules.ts";
import type { Routing } from "../../../blueprints/routing.ts";
import { bodyOf, client, ProblemError } from "../../data/client.ts";
import { asBody } from "../../document/draft.ts";

type Body = Parameters<typeof client.rules.tryRouting>[0]["body"];
export type Example = NonNullable<Body["example"]>;
export type Asked = { readonly ticket: string } | { readonly example: Example };

const AFTER_MS = 500;

/** Which row of the draft takes what is asked; asked again when the draft has rested. */
export function useTry(table: Routing, asked: Asked | null) {
  const text = JSON.stringify(table);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ["try-routing", settled, asked],
    enabled: asked !== null,
    staleTime: 10_000,
    retry: false,
    placeholderData: (before: RoutedView | undefined) => before,
    queryFn: async (): Promise<RoutedView> =>
      bodyOf(await client.rules.tryRouting({ body: { document: asBody(JSON.parse(settled) as object), ...asked } })),
  });
}

/** True when it is the table that cannot be tried, not the ticket that is not there. */
export const notSound = (error: Error | null): boolean =>
  error instanceof ProblemError && error.problem.errors.some(({ pointer }) => pointer?.startsWith("/document"));
