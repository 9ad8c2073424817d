import { useQuery } from "@tanstack/react-query";
import { ReactFlowProvider } from "@xyflow/react";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import type { DirectoryView } from "../../../api/contract/directory.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { Bar } from "../../definition/bar.tsx";
import { DefinitionBars } from "../../definition/definition-bars.tsx";
import { readVersion } from "../../document/draft.ts";
import { createEditor } from "../../document/editor.ts";
import { isBlueprintLike } from "../../document/readable.ts";
import type { SaveStatus } from "../../document/saving.ts";
import { useConflict } from "../../document/use-conflict.ts";
import { EditorContext, useDrawn } from "../../document/use-editor.ts";
import { usePublish } from "../../document/use-publish.ts";
import { designer } from "../../i18n/designer.ts";
import { exit as exitWords } from "../../i18n/exit.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useVerification } from "../../problems/use-verification.ts";
import { RequestBar } from "../../publishing/request-bar.tsx";
import { BeingOnBlueprint } from "../../together/being-there.tsx";
import { BlueprintConflict } from "../../together/blueprint-conflict.tsx";
import { CompanyContext } from "../../together/context.ts";
import { spotOnBlueprint, useCompanyOf } from "../../together/use-company.ts";
import { Button } from "../../ui/button.tsx";
import { FollowContext } from "../../versions/follow-context.ts";
import { useExit } from "../../versions/use-exit.tsx";
import { useFollowing } from "../../versions/use-following.tsx";
import { EditorHeader } from "./editor-header.tsx";
import { type BlueprintSession, HANDLING, type LoadedBlueprint } from "./handling.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { Workbench } from "./workbench.tsx";

export interface EditorPageProps {
  readonly session: BlueprintSession;
  readonly loaded: LoadedBlueprint;
  readonly status: SaveStatus;
  readonly directory: DirectoryView | null;
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly version: number | null;
  readonly onVersion: (version: number | null) => void;
  readonly onLeft: (use: boolean) => void;
  readonly onReload: () => void;
}

/** A document as text, wherever its states stand. */
const wordsOf = (document: object): string => JSON.stringify({ ...document, layout: null });

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
  const { view, inForce } = loaded;
  const past = useQuery({
    queryKey: [...keys.definitions, "blueprint", view.key, "version", version],
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readVersion("blueprint", view.key, version ?? 0),
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
  const document = useDrawn(editor);
  const verification = useVerification(editor, directory, null);
  const [publishing, setPublishing] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { theirs, settle } = useConflict(HANDLING, session, status);
  const company = useCompanyOf(HANDLING, session, loaded, spotOnBlueprint);
  const { publish, takeVersion } = usePublish(HANDLING, session, onReload);

  const follow = useFollowing({
    blueprint: view.key,
    published: view.published,
    inForce,
    live: live.data ?? [],
    mayPublish,
  });

  const save = useCallback(() => void session.saver.now(), [session]);
  const x = useWords(exitWords);
  const isOff = view.published === null && view.retired !== null;
  const exit = useExit(view, inForce ?? document, live.data ?? [], mayPublish);

  const use = async (number: number) => {
    if (await takeVersion(number)) onVersion(null);
  };

  const settled = useDeferredValue(document);
  const published = useMemo(() => inForce && wordsOf(inForce), [inForce]);
  const changed = useMemo(() => published !== null && published !== wordsOf(settled), [published, settled]);
  const errors = verification.findings.filter((it) => it.severity === "error").length;
  const warnings = verification.findings.filter((it) => it.severity === "warning").length;
  return (
    <EditorContext value={editor}>
      <CompanyContext value={company}>
        <ReactFlowProvider key={version ?? "draft"}>
          <BeingOnBlueprint of={view.key} editor={editor} />
          <EditorHeader
            view={view}
            status={status}
            looking={version}
            {...{ changed }}
            errors={errors}
            warnings={warnings}
            mayEdit={mayEdit}
            mayPublish={mayPublish}
            onPublish={() => setPublishing(true)}
            onSwitchOff={exit.off}
          />
          <DefinitionBars
            {...{ version, mayEdit, theirs, onVersion, onLeft }}
            left={session.left}
            lookOnly={t("editor.lookOnly")}
            onUse={(number) => void use(number)}
            onReview={() => setReviewing(true)}
          />
          <RequestBar kind="blueprint" of={view.key} />
          {exit.tickets && (
            <Bar
              tone="info"
              actions={
                <Button size="s" onClick={exit.tickets}>
                  {x("button", { count: exit.count })}
                </Button>
              }
            >
              {x("live", { count: exit.count })}
            </Bar>
          )}
          <FollowContext value={follow.ask}>
            <Workbench
              view={view}
              live={live.data ?? []}
              directory={directory}
              verification={verification}
              looking={version}
              mayEdit={mayEdit}
              onVersion={onVersion}
              onUse={(number) => void use(number)}
              onSave={save}
            />
          </FollowContext>
          {publishing && (
            <PublishDialog
              view={view}
              document={document}
              inForce={inForce}
              verification={verification}
              live={live.data ?? []}
              nameOf={follow.nameOf}
              onClose={() => setPublishing(false)}
              onGoTo={(pointer) => {
                setPublishing(false);
                editor.open(pointer);
              }}
              onPublish={async (note, choices) => {
                const live = (now: number) => {
                  if (choices) void follow.follow(now, choices);
                };
                const reason = await publish(note, live, isOff);
                if (reason === null) setPublishing(false);
                return reason;
              }}
            />
          )}
          {follow.dialogs}
          {exit.dialogs}
          {reviewing && theirs && (
            <BlueprintConflict
              theirs={theirs}
              mine={document}
              directory={directory}
              onSettle={(how) => {
                settle(how);
                setReviewing(false);
              }}
              onClose={() => setReviewing(false)}
            />
          )}
        </ReactFlowProvider>
      </CompanyContext>
    </EditorContext>
  );
}
