import { useQuery } from "@tanstack/react-query";
import { type ComponentType, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import { edited } from "../commands/document-edits.ts";
import { keys } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";
import type { SaveStatus } from "../document/saving.ts";
import { useConflict } from "../document/use-conflict.ts";
import { usePublish } from "../document/use-publish.ts";
import type { Handling, Loaded, Session } from "../document/use-session.ts";
import { definition } from "../i18n/definition.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { useAround } from "../problems/use-around.ts";
import { useVerification } from "../problems/use-verification.ts";
import { RequestBar } from "../publishing/request-bar.tsx";
import { BeingOnForm } from "../together/being-there.tsx";
import { CompanyContext } from "../together/context.ts";
import { FormConflict } from "../together/form-conflict.tsx";
import { spotOnForm, useCompanyOf } from "../together/use-company.ts";
import { announce } from "../ui/live-region.tsx";
import { useShortcut } from "../ui/use-shortcut.ts";
import { useWide } from "../ui/use-wide.ts";
import type { PlaceWords } from "./changes.ts";
import { DefinitionBars } from "./definition-bars.tsx";
import { DefinitionBody } from "./definition-body.tsx";
import { DefinitionHeader, type View } from "./definition-header.tsx";
import { DefinitionPanel } from "./definition-panel.tsx";
import type { DefinitionForm, Named } from "./form.ts";
import { PublishDocument } from "./publish-document.tsx";
import { createDefinitionStore, type DefinitionStore } from "./store.ts";
import { isRetirable, SwitchOff } from "./switch-off.tsx";

export interface DefinitionPageProps<D extends Named> {
  readonly handling: Handling<D, DefinitionStore<D>>;
  readonly session: Session<D, DefinitionStore<D>>;
  readonly loaded: Loaded<D>;
  readonly status: SaveStatus;
  readonly list: { readonly path: string; readonly title: string };
  readonly Form: DefinitionForm<D>;
  /** True when the form can show it. */
  readonly drawable: (value: unknown) => value is D;
  readonly words: PlaceWords | undefined;
  /** What publishing it would come to, beside its problems and changes. */
  readonly Foreseen: ComponentType<{ readonly document: D }> | undefined;
  readonly directory: DirectoryView | null;
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly version: number | null;
  readonly onVersion: (version: number | null) => void;
  readonly onLeft: (use: boolean) => void;
  readonly onReload: () => void;
}

/** A draft, or a published version to look at, with everything around it. */
export function DefinitionPage<D extends Named>(props: DefinitionPageProps<D>) {
  const { handling, session, loaded, status, list, Form, words, directory, Foreseen } = props;
  const { mayEdit, mayPublish, version, onVersion, onReload } = props;
  const { view, inForce } = loaded;
  const { kind } = handling;
  const say = useSay();
  const own = useWords(definition);
  const language = useLanguage();
  const wide = useWide();
  const [shown, setShown] = useState<View>("form");
  const [dialog, setDialog] = useState<"publish" | "off" | "drafts" | null>(null);
  const past = useQuery({
    queryKey: [...keys.definitions, kind, view.key, "version", version],
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => readVersion(kind, view.key, version ?? 0),
  });
  const pastStore = useMemo(
    () => (version !== null && handling.readable(past.data) ? createDefinitionStore(past.data, true) : null),
    [version, past.data, handling],
  );
  const store = pastStore ?? session.editor;
  const state = useSyncExternalStore(store.subscribe, store.state);
  const { document, said, readOnly } = state;
  const verification = useVerification(store, directory, useAround(kind));
  const { theirs, settle } = useConflict(handling, session, status);
  const called = useCallback((_: D, spot: string) => spotOnForm(words, spot), [words]);
  const company = useCompanyOf(handling, session, loaded, called);
  const { publish, takeVersion } = usePublish(handling, session, onReload);

  useEffect(() => {
    if (said.count > 0) announce(said.text[language]);
  }, [said, language]);
  useShortcut("Ctrl+z", store.undo);
  useShortcut(["Ctrl+Shift+z", "Ctrl+y"], store.redo);
  useShortcut("Ctrl+s", () => void session.saver.now(), { inText: true });
  const { findings } = verification;
  const at = useRef(-1);
  const step = (by: 1 | -1) => {
    at.current = (at.current + by + findings.length) % Math.max(1, findings.length);
    const next = findings[at.current];
    if (!next) return;
    store.open(next.pointer);
    announce(next.message[language]);
  };
  useShortcut("F8", () => step(1), { inText: true });
  useShortcut("Shift+F8", () => step(-1), { inText: true });

  const views: readonly View[] = wide ? ["form", "split", "json"] : ["form", "json"];
  const current = views.includes(shown) ? shown : "form";
  const use = async (number: number) => {
    if (await takeVersion(number)) onVersion(null);
  };
  const openPlace = (pointer: string) => {
    // Examples stand in the text only.
    if (pointer.startsWith("/examples") && current === "form") setShown("json");
    store.open(pointer);
  };
  const switchOn = async (note: string): Promise<string | null> => {
    const reason = await publish(note, undefined, view.published === null && view.retired !== null);
    if (reason === null) setDialog(null);
    return reason;
  };
  const count = (severity: "error" | "warning") => findings.filter((it) => it.severity === severity).length;
  const changed = inForce !== null && JSON.stringify(inForce) !== JSON.stringify(document);
  const name = say(document.name);
  return (
    <CompanyContext value={company}>
      <BeingOnForm {...{ kind, document }} of={view.key} />
      <DefinitionHeader
        {...{ name, list, status, changed, mayEdit, mayPublish, views }}
        definition={view}
        looking={version}
        errors={count("error")}
        warnings={count("warning")}
        view={current}
        onView={setShown}
        onUndo={state.history.past.length > 0 ? store.undo : null}
        onRedo={state.history.future.length > 0 ? store.redo : null}
        onPublish={() => setDialog("publish")}
        onSwitchOff={isRetirable(kind) && view.published !== null ? () => setDialog("off") : undefined}
      />
      <DefinitionBars
        {...{ version, mayEdit, onVersion, theirs }}
        left={session.left}
        lookOnly={own("editor.lookOnly")}
        onLeft={props.onLeft}
        onUse={(number) => void use(number)}
        onReview={() => setDialog("drafts")}
      />
      <RequestBar {...{ kind }} of={view.key} />
      <DefinitionBody
        key={version ?? "draft"}
        {...{ kind, store, state, findings, directory, Form }}
        readable={props.drawable}
        view={current}
      />
      <DefinitionPanel
        {...{ view, verification, mayEdit, words }}
        looking={version}
        onPlace={openPlace}
        onFix={readOnly ? undefined : (fix) => fixed(store, props.drawable, fix.edits)}
        onView={onVersion}
        onUse={(number) => void use(number)}
      />
      {dialog === "publish" && (
        <PublishDocument
          {...{ view, document, verification }}
          {...{ inForce, words }}
          onClose={() => setDialog(null)}
          onGoTo={(pointer) => {
            setDialog(null);
            openPlace(pointer);
          }}
          onPublish={switchOn}
        >
          {Foreseen && <Foreseen document={document} />}
        </PublishDocument>
      )}
      {dialog === "off" && isRetirable(kind) && (
        <SwitchOff {...{ kind, name }} of={view.key} onClose={() => setDialog(null)} />
      )}
      {dialog === "drafts" && theirs && (
        <FormConflict
          {...{ kind, theirs, words }}
          mine={session.editor.state().document}
          merge={handling.merge}
          onSettle={(how) => {
            settle(how);
            setDialog(null);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </CompanyContext>
  );
}

/** The edits that a finding offers; left alone when the form could not show the result. */
function fixed<D>(
  store: DefinitionStore<D>,
  readable: (value: unknown) => value is D,
  edits: Parameters<typeof edited>[1],
): void {
  const next = edited(store.state().document, edits);
  if (readable(next)) store.change(next);
}
