import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { ask } from "../../i18n/ask.ts";
import { useWords } from "../../i18n/i18n.ts";
import { portal } from "../../i18n/portal.ts";
import { PagedTickets } from "../../portal/paged-tickets.tsx";
import { useColleagues } from "../../portal/use-colleagues.ts";
import { Tabs } from "../../ui/tabs.tsx";

const ASK =
  "target inline-flex min-h-8 items-center gap-1.5 rounded-md bg-primary px-3 font-medium text-on-primary no-underline hover:bg-primary-hover";

/** What I have asked, in plain words of where it stands; and what my colleagues have, where an admin has said so. */
export default function MyTickets() {
  const t = useWords(ask);
  const p = useWords(portal);
  const [whose, setWhose] = useState<"mine" | "colleagues">("mine");
  const colleagues = useColleagues();
  const shared = colleagues.data?.pages[0]?.shared === true;
  return (
    <div className="mx-auto max-w-180">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h1 className="m-0 text-xl font-semibold">{t("mine")}</h1>
        <Link to="/my/new" className={ASK}>
          <Plus size={16} aria-hidden />
          {t("askNow")}
        </Link>
      </div>
      {shared ? (
        <Tabs
          label={p("list.label")}
          value={whose}
          onChange={setWhose}
          tabs={[
            { id: "mine", label: p("list.mine"), content: <Below content={<Mine />} /> },
            {
              id: "colleagues",
              label: p("list.colleagues"),
              content: <Below content={<PagedTickets list={colleagues} empty={p("list.colleaguesEmpty")} named />} />,
            },
          ]}
        />
      ) : (
        <Mine />
      )}
    </div>
  );
}

const Below = ({ content }: { readonly content: React.ReactNode }) => <div className="pt-3">{content}</div>;

function Mine() {
  const t = useWords(ask);
  const list = useInfiniteQuery({
    queryKey: keys.list({ mine: true }),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      bodyOf(await client.tickets.list({ query: { view: "all", ...(pageParam !== null && { cursor: pageParam }) } })),
    getNextPageParam: (last) => last.next,
  });
  return <PagedTickets list={list} empty={t("mineEmpty")} />;
}
