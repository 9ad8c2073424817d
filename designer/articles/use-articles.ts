import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ArticleView } from "../../api/contract/articles.ts";
import { bodyOf, client } from "../data/client.ts";
import { queries } from "../data/queries.ts";
import { useLanguage } from "../i18n/i18n.ts";

const all = ["articles"] as const;
const one = (number: number) => [...all, "one", number] as const;

export interface Asked {
  readonly q: string;
  readonly category: string;
  readonly drafts: boolean;
}

export function useArticles({ q, category, drafts }: Asked, limit: number) {
  // Titles come in the reader's language.
  const language = useLanguage();
  return useQuery({
    queryKey: [...all, "list", language, q, category, drafts, limit],
    queryFn: async () =>
      bodyOf(
        await client.articles.list({
          query: {
            limit,
            ...(q !== "" && { q }),
            ...(category !== "" && { category }),
            ...(drafts && { only: "drafts" as const }),
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

export const useArticle = (number: number) =>
  useQuery({
    queryKey: one(number),
    queryFn: async () => bodyOf(await client.articles.read({ params: { number } })),
    enabled: Number.isSafeInteger(number) && number > 0,
  });

/** After a change of ours the answer is shown at once, and lists are read again. */
export function takeArticle(view: ArticleView): void {
  queries.setQueryData(one(view.number), view);
  forgetLists();
}

export function forgetLists(): void {
  void queries.invalidateQueries({ queryKey: [...all, "list"] });
}

export const rereadArticle = (number: number) => queries.invalidateQueries({ queryKey: one(number) });

export function dropArticle(number: number): void {
  queries.removeQueries({ queryKey: one(number) });
  forgetLists();
}
