import { Link, useParams, useSearchParams } from "react-router";
import { ProblemError } from "../../data/client.ts";
import { may, useDirectory, useMe } from "../../data/session.ts";
import { useDefinition, useSession } from "../../document/use-session.ts";
import { definition as definitionWords } from "../../i18n/definition.ts";
import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EditorPage } from "./editor-page.tsx";
import { HANDLING } from "./handling.ts";

/** The editor of one blueprint; `?version=3` looks at a published version. */
export default function BlueprintScreen() {
  const t = useWords(designer);
  const any = useWords(definitionWords);
  const { key = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const me = useMe();
  const directory = useDirectory();
  const definition = useDefinition(HANDLING, key);
  const mayEdit = may(me, "design");
  const { session, status, settleLeft } = useSession(HANDLING, key, definition.data, mayEdit);
  const version = Number(search.get("version")) || null;

  if (definition.isError && !definition.data) {
    const problem = definition.error instanceof ProblemError ? definition.error.problem : null;
    if (problem?.status === 404)
      return (
        <EmptyState
          title={any("editor.missing")}
          action={
            <Link to="/blueprints" className="text-link">
              {any("editor.back")}
            </Link>
          }
        />
      );
    return (
      <ErrorState
        message={t("editor.failed")}
        reference={problem?.requestId ?? null}
        onRetry={() => void definition.refetch()}
      />
    );
  }
  if (!definition.data) return <Skeleton lines={10} label={t("editor.loading")} className="p-6" />;
  if (!definition.data.document)
    return <ErrorState message={t("editor.broken")} onRetry={() => void definition.refetch()} />;
  if (!session) return <Skeleton lines={10} label={t("editor.loading")} className="p-6" />;
  return (
    <EditorPage
      key={session.key}
      session={session}
      loaded={definition.data}
      status={status}
      directory={directory.data ?? null}
      mayEdit={mayEdit}
      mayPublish={may(me, "publish")}
      version={version}
      onVersion={(next) => setSearch(next === null ? {} : { version: String(next) })}
      onLeft={settleLeft}
      onReload={() => void definition.refetch()}
    />
  );
}
