import { type ComponentType, useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { isJsonObject } from "../../blueprints/json.ts";
import { type Kind, kinds } from "../../blueprints/kinds.ts";
import { ProblemError } from "../data/client.ts";
import { may, useDirectory, useMe } from "../data/session.ts";
import { type Handling, useDefinition, useSession } from "../document/use-session.ts";
import { definition } from "../i18n/definition.ts";
import { useWords } from "../i18n/i18n.ts";
import { mergeParts } from "../together/merge-parts.ts";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { PlaceWords } from "./changes.ts";
import { DefinitionPage } from "./definition-page.tsx";
import type { DefinitionForm, Named } from "./form.ts";
import { createDefinitionStore, type DefinitionStore } from "./store.ts";

export interface DefinitionEditorProps<D extends Named> {
  readonly kind: Kind;
  /** Key of the document, from the address. */
  readonly of: string;
  /** The list that it belongs to, for the way back. */
  readonly list: { readonly path: string; readonly title: string };
  readonly Form: DefinitionForm<D>;
  /** True when the form can show it, finished or not; absent: when the grammar reads it. A function that never changes. */
  readonly readable?: (value: unknown) => value is D;
  /** Names of the document's parts, for the list of changes. */
  readonly words?: PlaceWords;
  /** What publishing it would come to. */
  readonly Foreseen?: ComponentType<{ readonly document: D }>;
}

/** The editor of one document of any kind but blueprint: `?version=3` looks at a published version. */
export function DefinitionEditor<D extends Named>(props: DefinitionEditorProps<D>) {
  const { kind, of, list, Form, readable, words, Foreseen } = props;
  const t = useWords(definition);
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  const directory = useDirectory();
  const mayEdit = may(me, "design");
  const handling = useMemo(
    (): Handling<D, DefinitionStore<D>> => ({
      kind,
      // Whatever has a name can be opened: what the form cannot show is mended in JSON.
      readable: isNamed<D>,
      open: createDefinitionStore,
      replace: (store, document, said) => store.change(document, said ? { said } : { merge: "whole" }),
      adopt: (store, rebase, said) => store.adopt(rebase, said),
      merge: (base, mine, theirs, choices) => mergeParts(base, mine, theirs, { kind, words, choices }),
    }),
    [kind, words],
  );
  const drawable = useMemo(
    () => readable ?? ((value: unknown): value is D => kinds[kind].safeParse(value).success),
    [kind, readable],
  );
  const loaded = useDefinition(handling, of);
  const { session, status, settleLeft } = useSession(handling, of, loaded.data, mayEdit);
  const version = Number(search.get("version")) || null;

  if (loaded.isError && !loaded.data) {
    const problem = loaded.error instanceof ProblemError ? loaded.error.problem : null;
    if (problem?.status === 404)
      return (
        <EmptyState
          title={t("editor.missing")}
          action={
            <Link to={list.path} className="text-link">
              {t("editor.back")}
            </Link>
          }
        />
      );
    return (
      <ErrorState
        message={t("editor.failed")}
        reference={problem?.requestId ?? null}
        onRetry={() => void loaded.refetch()}
      />
    );
  }
  if (loaded.data && !loaded.data.document)
    return <ErrorState message={t("editor.failed")} onRetry={() => void loaded.refetch()} />;
  if (!loaded.data || !session) return <Skeleton lines={10} label={t("editor.loading")} className="p-6" />;
  return (
    <DefinitionPage
      key={`${kind} ${session.key}`}
      {...{ handling, session, status, list, Form, words, Foreseen, mayEdit, version, drawable }}
      loaded={loaded.data}
      directory={directory.data ?? null}
      mayPublish={may(me, "publish")}
      onVersion={(next) => setSearch(next === null ? {} : { version: String(next) })}
      onLeft={settleLeft}
      onReload={() => void loaded.refetch()}
    />
  );
}

function isNamed<D extends Named>(value: unknown): value is D {
  if (typeof value !== "object" || value === null || !("key" in value && "name" in value)) return false;
  return typeof value.key === "string" && (typeof value.name === "string" || isJsonObject(value.name));
}
