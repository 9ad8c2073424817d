import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { bodyOf, client } from "../data/client.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { problems } from "../i18n/problems.ts";

const AGAIN_MS = 60_000;

/** What requesters are told of open problems, above whatever they read. */
export default function Banners() {
  const t = useWords(problems);
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ["problems", "banners", language],
    queryFn: async () => bodyOf(await client.problems.banners()).items,
    refetchInterval: AGAIN_MS,
  });
  if (!data || data.length === 0) return null;
  return (
    <section aria-label={t("banners")}>
      {data.map(({ number, text }) => (
        <p
          key={number}
          className="m-0 flex items-start gap-2 border-b border-separator bg-warning-fill px-4 py-2 text-warning"
        >
          <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">{text}</span>
        </p>
      ))}
    </section>
  );
}
