import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import type { View } from "../../../blueprints/view.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useMe } from "../../data/session.ts";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ViewEditor } from "./view-editor.tsx";

/** A key that nobody has: views are called by their names. */
const freshKey = (): string => `v${crypto.randomUUID().replaceAll("-", "").slice(0, 16)}`;

const plain = (key: string, person: string): View => ({
  kind: "view",
  schemaVersion: 1,
  key,
  name: "",
  columns: ["number", "subject", "requester", "state", "assignee", "updatedAt", "slaDueAt"],
  order: [{ by: "updatedAt", direction: "desc" }],
  sees: { person },
});

/** One view, or a new one of one's own. */
export default function ViewPage() {
  const { key = "" } = useParams();
  return key === "new" ? <FreshView /> : <KnownView key={key} of={key} />;
}

function FreshView() {
  const me = useMe();
  const known = useQuery({
    queryKey: keys.view("new"),
    queryFn: () => plain(freshKey(), me.person.id),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return known.data ? (
    <ViewEditor first={known.data} version={0} versions={[]} mayChange />
  ) : (
    <Skeleton lines={8} className="p-6" />
  );
}

function KnownView({ of }: { readonly of: string }) {
  const view = useQuery({
    queryKey: keys.view(of),
    queryFn: async () => bodyOf(await client.views.read({ params: { key: of } })),
    // What somebody else saves meanwhile must not take away what is being written here; saving says so.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  if (view.isPending) return <Skeleton lines={8} className="p-6" />;
  if (view.isError) return <ErrorState message={view.error.message} onRetry={() => void view.refetch()} />;
  const { document, version, versions, mayChange } = view.data;
  // The server keeps nothing that has not passed the grammar.
  const first = document as unknown as View;
  return <ViewEditor key={version} {...{ first, version, versions, mayChange }} />;
}
