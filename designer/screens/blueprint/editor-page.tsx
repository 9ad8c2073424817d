import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { replaceDocument } from "../../commands/replace-document.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { merged } from "../../document/differences.ts";
import { readDefinition, readVersion, reasonOf } from "../../document/draft.ts";
import { createEditor } from "../../document/editor.ts";
import { isBlueprintLike } from "../../document/readable.ts";
import type { SaveStatus } from "../../document/saving.ts";
import { EditorContext } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { clock } from "../../i18n/time.ts";
import { useVerification } from "../../problems/use-verification.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { Bar } from "./bar.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { EditorHeader } from "./editor-header.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import type { Loaded, Session } from "./use-session.ts";
import { Workbench } from "./workbench.tsx";

export interface EditorPageProps {
  readonly session: Session;
  readonly loaded: Loaded;
  readonly status: SaveStatus;
  readonly directory: DirectoryView | null;
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly version: number | null;
  readonly onVersion: (version: number | null) => void;
  readonly onLeft: (use: boolean) => void;
  readonly onReload: () => void;
}

/** The draft that somebody else saved; or, when that was published, the version in force. */
async function whatTheyHave(key: string) {
  const { draft, published, versions } = await readDefinition(key);
  if (draft) {
    const document: unknown = draft.document;
    return isBlueprintLike(document)
      ? { name: draft.author.name, at: draft.at, revision: draft.revision, document }
      : null;
  }
  const last = versions.find((it) => it.version === published);
  const document = published === null ? null : await readVersion(key, published);
  return last && isBlueprintLike(document) ? { name: last.author.name, at: last.at, revision: 0, document } : null;
}

/** A draft (or a published version to look at) with everything around it: save line, bars, publish. */
export function EditorPage({
  session,
  loaded,
  status,
  directory,
  mayEdit,
  mayPublish,
  version,
  onVersion,
  onLeft,
  onReload,
}: EditorPageProps) {
  const t = useWords(designer);
  const say = useSay();
  const language = useLanguage();
  const queries = useQueryClient();
  const { view, inForce } = loaded;
  const past = useQuery({
    queryKey: [...keys.definitions, "blueprint", view.key, "version", version],
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readVersion(view.key, version ?? 0),
  });
  const live = useQuery({
    queryKey: [...keys.definitions, "blueprint", view.key, "live"],
    queryFn: async () => bodyOf(await client.definitions.live({ params: { kind: "blueprint", key: view.key } })).items,
  });
  const pastEditor = useMemo(
    () => (version !== null && isBlueprintLike(past.data) ? createEditor(past.data, true) : null),
    [version, past.data],
  );
  const editor = pastEditor ?? session.editor;
  const document = useSyncExternalStore(editor.subscribe, () => editor.state().document);
  const verification = useVerification(document, directory);
  const [publishing, setPublishing] = useState(false);
  const [theirs, setTheirs] = useState<{
    readonly name: string;
    readonly at: number;
    readonly revision: number;
    readonly document: Blueprint;
  } | null>(null);
  const [reviewing, setReviewing] = useState(false);

  // Somebody else saved: who, when and what, so that the bar can say it and the review can show it.
  useEffect(() => {
    if (status.kind !== "conflict") return setTheirs(null);
    let stale = false;
    whatTheyHave(view.key).then(
      (now) => !stale && now && setTheirs({ ...now, name: say(now.name) }),
      () => undefined, // The save line says it already; the review comes when the server answers.
    );
    return () => {
      stale = true;
    };
  }, [status.kind, view.key, say]);

  const settle = (which: "merge" | "mine" | "theirs") => {
    if (!theirs) return;
    const mine = session.editor.state().document;
    const next =
      which === "mine"
        ? mine
        : which === "theirs"
          ? theirs.document
          : merged(session.saver.acknowledged(), mine, theirs.document);
    session.saver.settle(theirs.revision, theirs.document);
    session.editor.run(replaceDocument, { to: next });
    session.saver.changed(session.editor.state().document);
    setReviewing(false);
  };

  const publish = async (note: string): Promise<string | null> => {
    await session.saver.now();
    const now = session.saver.status();
    if (now.kind !== "saved") return now.kind === "refused" ? now.reason : t(`save.${now.kind}`);
    try {
      const done = bodyOf(
        await client.definitions.publish({
          params: { kind: "blueprint", key: view.key },
          body: { note },
          ifMatch: session.saver.revision(),
          idempotencyKey: crypto.randomUUID(),
        }),
      );
      // Publishing uses the draft up: the next change makes a new one.
      session.saver.rebase((await readDefinition(view.key)).draft?.revision ?? 0);
      setPublishing(false);
      toast(t("publish.done", { version: done.version }));
      void queries.invalidateQueries({ queryKey: keys.definitions });
      onReload();
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };

  const use = async (number: number) => {
    try {
      const wanted = await readVersion(view.key, number);
      if (!isBlueprintLike(wanted)) return;
      onVersion(null);
      session.editor.run(replaceDocument, { to: wanted });
      toast(t("versions.used", { version: number }), { tone: "info" });
    } catch (error) {
      toast(reasonOf(error), { tone: "error" });
    }
  };

  const errors = verification.findings.filter((it) => it.severity === "error").length;
  const warnings = verification.findings.filter((it) => it.severity === "warning").length;
  return (
    <EditorContext value={editor}>
      <ReactFlowProvider key={version ?? "draft"}>
        <EditorHeader
          view={view}
          status={status}
          looking={version}
          changed={
            inForce !== null &&
            JSON.stringify({ ...inForce, layout: null }) !== JSON.stringify({ ...document, layout: null })
          }
          errors={errors}
          warnings={warnings}
          mayEdit={mayEdit}
          mayPublish={mayPublish}
          onPublish={() => setPublishing(true)}
        />
        {version !== null && (
          <Bar
            tone="info"
            actions={
              <>
                <Button size="s" onClick={() => onVersion(null)}>
                  {t("versions.back")}
                </Button>
                {mayEdit && (
                  <Button size="s" onClick={() => void use(version)}>
                    {t("versions.use")}
                  </Button>
                )}
              </>
            }
          >
            {t("versions.looking", { version })}
          </Bar>
        )}
        {!mayEdit && version === null && <Bar tone="info">{t("editor.lookOnly")}</Bar>}
        {session.left && (
          <Bar
            tone="warning"
            actions={
              <>
                <Button size="s" onClick={() => onLeft(true)}>
                  {t("journal.use")}
                </Button>
                <Button size="s" onClick={() => onLeft(false)}>
                  {t("journal.discard")}
                </Button>
              </>
            }
          >
            {t("journal.text", { time: clock(session.left.at, language) })}
          </Bar>
        )}
        {theirs && (
          <Bar
            tone="warning"
            actions={
              <Button size="s" onClick={() => setReviewing(true)}>
                {t("conflict.review")}
              </Button>
            }
          >
            {t("conflict.text", { name: theirs.name, time: clock(theirs.at, language) })}
          </Bar>
        )}
        <Workbench
          view={view}
          live={live.data ?? []}
          directory={directory}
          verification={verification}
          looking={version}
          mayEdit={mayEdit}
          onVersion={onVersion}
          onUse={(number) => void use(number)}
          onSave={() => void session.saver.now()}
        />
        {publishing && (
          <PublishDialog
            view={view}
            document={document}
            inForce={inForce}
            verification={verification}
            live={live.data ?? []}
            onClose={() => setPublishing(false)}
            onGoTo={(pointer) => {
              setPublishing(false);
              editor.open(pointer);
            }}
            onPublish={publish}
          />
        )}
        {reviewing && theirs && (
          <ConflictDialog
            name={theirs.name}
            base={session.saver.acknowledged()}
            mine={document}
            theirs={theirs.document}
            onChoose={settle}
            onClose={() => setReviewing(false)}
          />
        )}
      </ReactFlowProvider>
    </EditorContext>
  );
}
