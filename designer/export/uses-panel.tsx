import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { UseView } from "../../api/contract/exchange.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { exchange } from "../i18n/exchange.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { pageOf } from "../publishing/paths.ts";
import { Badge } from "../ui/badge.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

type Usable = Parameters<typeof client.exchange.uses>[0]["params"]["kind"];

/** What uses a document, a team or somebody, read when it is asked for. */
export const useUses = (kind: Usable, of: string) =>
  useQuery({
    queryKey: [...keys.definitions, "uses", kind, of],
    queryFn: async () => bodyOf(await client.exchange.uses({ params: { kind, key: of } })),
  });

/** Every document that names this one, with the parts in which it does; a press leads there. */
export default function UsesPanel({
  kind,
  of,
  after,
}: {
  readonly kind: Usable;
  readonly of: string;
  /** What can be done about the documents that use it; shown when there are any. */
  readonly after?: ReactNode;
}) {
  const t = useWords(exchange);
  const uses = useUses(kind, of);
  const language = useLanguage();
  if (uses.isError && !uses.data) return <ErrorState message={t("used.failed")} onRetry={() => void uses.refetch()} />;
  if (!uses.data) return <Skeleton lines={3} className="p-3" />;
  const { items, ownViews, people } = uses.data;
  if (items.length + ownViews + people.length === 0) return <p className="m-0 p-3 text-soft">{t("used.none")}</p>;
  const names = new Intl.ListFormat(language).format(people.map(({ name }) => name));
  return (
    <div className="flex flex-col gap-1 p-3">
      <ul className="m-0 flex list-none flex-col gap-1.5 p-0">
        {items.map((use) => (
          <Use key={`${use.kind} ${use.key}`} use={use} />
        ))}
      </ul>
      {people.length > 0 && <p className="m-0">{t("used.people", { names })}</p>}
      {ownViews > 0 && <p className="m-0 text-soft">{t("used.own", { count: ownViews })}</p>}
      {items.length + people.length > 0 && after}
    </div>
  );
}

const SHOWN = 4;

function Use({ use: { kind, key, name, inForce, places } }: { readonly use: UseView }) {
  const t = useWords(exchange);
  const p = useWords(publishing);
  const say = useSay();
  const page = kind === "view" ? `/views/${key}` : pageOf(kind, key);
  const parts = [...new Set(places.flatMap(({ part }) => (part === null ? [] : [say(part)])))];
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-soft">{p(`kind.${kind}`)}</span>
      {page === null ? (
        <span>{say(name)}</span>
      ) : (
        <Link to={page} className="text-link hover:underline">
          {say(name)}
        </Link>
      )}
      {!inForce && <Badge tone="info">{t("used.draft")}</Badge>}
      <span className="text-xs text-soft">
        {parts.slice(0, SHOWN).join(" · ")}
        {parts.length > SHOWN ? " …" : ""}
      </span>
      {places.length > 1 && <span className="text-xs text-soft">{t("used.places", { count: places.length })}</span>}
    </li>
  );
}
