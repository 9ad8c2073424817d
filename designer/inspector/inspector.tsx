import { Copy, Repeat, Trash2, X } from "lucide-react";
import { useMemo } from "react";
import type { DirectoryView } from "../../api/contract/directory.ts";
import type { Finding } from "../../blueprints/finding.ts";
import { deleteSelection } from "../commands/delete-selection.ts";
import { duplicate } from "../commands/duplicate.ts";
import { stateOf, transitionOf } from "../commands/edits.ts";
import { reverse } from "../commands/reverse.ts";
import { NOTHING, sizeOf } from "../document/selection.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { BlueprintForm } from "./blueprint-form.tsx";
import { errorsIn, type FormContext, FormProvider } from "./form-context.ts";
import { ManyForm } from "./many-form.tsx";
import { SectionForm } from "./section-form.tsx";
import { StateForm } from "./state-form.tsx";
import { TransitionForm } from "./transition-form.tsx";

/** The settings of what is selected: a state, a transition, or the blueprint itself. What is typed is in the document at once. */
export function Inspector({
  directory,
  findings,
  onClose,
}: {
  readonly directory: DirectoryView | null;
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}) {
  const t = useWords(designer);
  const say = useSay();
  const language = useLanguage();
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const readOnly = useEditorState((s) => s.readOnly);
  const wanted = useEditorState((s) => s.wanted);

  const form = useMemo((): FormContext => {
    return {
      document,
      directory,
      language,
      readOnly,
      errorAt: errorsIn(findings, language),
      wanted: wanted?.pointer ?? null,
      seal: editor.seal,
    };
  }, [document, directory, language, readOnly, findings, wanted, editor]);

  const one = sizeOf(selection) === 1;
  const state = one && selection.states[0] !== undefined ? stateOf(document, selection.states[0]) : undefined;
  const transition =
    one && selection.transitions[0] !== undefined ? transitionOf(document, selection.transitions[0]) : undefined;
  const many = sizeOf(selection) > 1;
  const title = state
    ? say(state.name)
    : transition
      ? say(transition.name)
      : many
        ? t("inspector.many", { count: sizeOf(selection) })
        : say(document.name);
  const kind = state
    ? t("inspector.state")
    : transition
      ? t("inspector.transition")
      : many
        ? ""
        : t("inspector.blueprint");
  return (
    <FormProvider value={form}>
      <aside
        aria-label={t("inspector.title")}
        data-region="inspector"
        tabIndex={-1}
        className="flex min-h-0 flex-1 flex-col bg-panel outline-none"
      >
        <header className="flex items-start gap-1 border-b border-separator py-2 ps-4 pe-2">
          <div className="min-w-0 flex-1">
            <p className="m-0 text-xs text-soft">{kind}</p>
            <h2 className="m-0 truncate text-base font-semibold">{title}</h2>
          </div>
          {!readOnly && sizeOf(selection) > 0 && (
            <>
              <IconButton
                icon={Copy}
                label={t("command.duplicate")}
                hint="Ctrl+D"
                onClick={() => editor.run(duplicate, selection)}
              />
              {transition && transition.from !== "any" && transition.from.length === 1 && (
                <IconButton
                  icon={Repeat}
                  label={t("command.reverse")}
                  onClick={() => editor.run(reverse, { transition: transition.id })}
                />
              )}
              <IconButton
                icon={Trash2}
                label={t("command.delete")}
                hint="Delete"
                onClick={() => editor.run(deleteSelection, selection)}
              />
            </>
          )}
          <IconButton
            icon={X}
            label={t("inspector.close")}
            onClick={() => {
              editor.select(NOTHING);
              onClose();
            }}
          />
        </header>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: leaving any field inside ends its step of undo */}
        <div className="min-h-0 flex-1 overflow-y-auto p-4" onBlur={editor.seal}>
          {state && <StateForm key={state.id} state={state} at={`/states/${document.states.indexOf(state)}`} />}
          {transition && (
            <TransitionForm
              key={transition.id}
              transition={transition}
              at={`/transitions/${document.transitions.indexOf(transition)}`}
            />
          )}
          {state && <SectionForm states={selection.states} />}
          {many && <ManyForm selection={selection} />}
          {sizeOf(selection) === 0 && <BlueprintForm document={document} />}
        </div>
      </aside>
    </FormProvider>
  );
}
