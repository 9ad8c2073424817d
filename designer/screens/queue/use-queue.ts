import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { STATUSES } from "../../../blueprints/status.ts";
import { ORDER_COLUMNS, type OrderColumn } from "../../../blueprints/view-columns.ts";
import { useReadAgain } from "../../clocks/use-clocks.ts";
import { bodyOf, client } from "../../data/client.ts";
import { useLiveTickets } from "../../data/live.ts";
import { keys, queries } from "../../data/queries.ts";

type Page = Awaited<ReturnType<typeof readPage>>;

/** What the address says about the list: it can be shared and gone back to. */
function useFilters() {
  const [params, setParams] = useSearchParams();
  const view = params.get("view") || "unsolved";
  const status = STATUSES.find((one) => one === params.get("status"));
  const group = params.get("group") || undefined;
  const text = params.get("text") || undefined;
  const written = params.get("order");
  const order = useMemo(() => orderIn(written), [written]);
  const set = useCallback(
    (changes: { readonly [name in "view" | "status" | "group" | "text" | "order"]?: string | undefined }) =>
      setParams(
        (now) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value) now.set(name, value);
            else now.delete(name);
          }
          return now;
        },
        { replace: true },
      ),
    [setParams],
  );
  const filters = useMemo(
    () => ({
      view,
      ...(order && { order }),
      ...(status && { status }),
      ...(group && { group }),
      ...(text && { text }),
    }),
    [view, order, status, group, text],
  );
  return { filters, set, filtered: Boolean(status || group || text) };
}

/** Another order than the view's own, as the address says it: `updated` and `due` for short, else a column, turned round by a minus. */
export interface Order {
  readonly by: OrderColumn;
  readonly direction: "asc" | "desc";
}

const SHORT: { readonly [word: string]: string } = { updated: "-updatedAt", due: "slaDueAt" };

function orderIn(written: string | null): Order | undefined {
  const word = SHORT[written ?? ""] ?? written ?? "";
  const turned = word.startsWith("-");
  const by = ORDER_COLUMNS.find((one) => one === (turned ? word.slice(1) : word));
  return by && { by, direction: turned ? "desc" : "asc" };
}

export const orderOut = ({ by, direction }: Order): string => (direction === "desc" ? `-${by}` : by);

export interface Filters {
  readonly view: string;
  /** Absent: the view's own. */
  readonly order?: Order;
  readonly status?: (typeof STATUSES)[number];
  readonly group?: string;
  readonly text?: string;
}

const NO_PAGES: readonly Page[] = [];

/** The first page is there at once; who scrolls on does not wait for every fiftieth ticket. */
const FIRST_PAGE = 50;
const NEXT_PAGE = 200;
/** Whoever asks for the list as it is now stands at its top: so many pages are read again, and the others when they are scrolled to. */
const READ_AGAIN = 3;
/** Whoever comes back to the list finds so many pages of it, which are then read anew. */
const KEPT = 20;

const shorten = (key: readonly unknown[], most: number): void =>
  void queries.setQueryData<InfiniteData<Page, string | null>>(
    key,
    (old) => old && { pages: old.pages.slice(0, most), pageParams: old.pageParams.slice(0, most) },
  );

async function readPage({ view, order, ...rest }: Filters, cursor: string | null) {
  const ordered = order && { order: order.by, direction: order.direction };
  const query = { ...rest, ...ordered, limit: cursor ? NEXT_PAGE : FIRST_PAGE, ...(cursor && { cursor }) };
  const { items, next } = bodyOf(await client.views.tickets({ params: { key: view }, query }));
  return { items: items.map(({ ticket, cells }) => ({ ...ticket, cells })), next };
}

/**
 * The list behind the queue. What others change shows in its row at once; tickets that are new to the list wait until
 * somebody asks for them, so that nothing moves under the pointer.
 */
export function useQueue() {
  const { filters, set, filtered } = useFilters();
  const [fresh, setFresh] = useState(0);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const key = keys.list(filters);
  const list = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: ({ pageParam }) => readPage(filters, pageParam),
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
    // Pages that are kept are the same objects; comparing fifty thousand tickets at every page would be seen.
    structuralSharing: false,
  });
  useEffect(() => () => shorten(keys.list(filters), KEPT), [filters]);
  const compare = useCallback(
    async (changed: readonly string[]) => {
      const now = await readPage(filters, null).catch(() => null);
      if (!now) return;
      const known = new Map(now.items.map((item) => [item.id, item]));
      queries.setQueryData<InfiniteData<Page, string | null>>(keys.list(filters), (old) => {
        if (!old) return old;
        const shown = new Set(old.pages.flatMap((page) => page.items.map((item) => item.id)));
        setFresh(now.items.filter((item) => !shown.has(item.id)).length);
        return {
          ...old,
          pages: old.pages.map((page) =>
            page.items.some(({ id }) => known.has(id))
              ? { ...page, items: page.items.map((item) => known.get(item.id) ?? item) }
              : page,
          ),
        };
      });
      setTouched(new Set(changed));
    },
    [filters],
  );
  useLiveTickets(compare);
  const pages = list.data?.pages ?? NO_PAGES;
  const items = useMemo(() => pages.flatMap((page) => page.items), [pages]);
  const clocks = useMemo(() => items.flatMap((item) => item.clocks), [items]);
  useReadAgain(clocks, () => void compare([]));
  const refresh = () => {
    setFresh(0);
    setTouched(new Set());
    shorten(key, READ_AGAIN);
    void list.refetch();
  };
  return {
    filters,
    filtered,
    list,
    items,
    fresh,
    touched,
    refresh,
    set: (changes: Parameters<typeof set>[0]) => {
      setFresh(0);
      set(changes);
    },
  };
}
