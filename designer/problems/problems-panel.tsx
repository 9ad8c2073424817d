import { CircleAlert, Lightbulb, TriangleAlert, Wrench } from "lucide-react";
import { useState } from "react";
import type { Finding } from "../../blueprints/finding.ts";
import { applyFix } from "../commands/apply-fix.ts";
import { editBlueprint } from "../commands/edit-blueprint.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { elementAt, placeWords } from "./places.ts";
import type { Verification } from "./use-verification.ts";

const ICONS = { error: CircleAlert, warning: TriangleAlert, hint: Lightbulb } as const;
const LOOKS = { error: "text-error", warning: "text-warning", hint: "text-soft" } as const;
type Filter = "all" | "errors" | "warnings";

/** What is wrong, where, and how to mend it. */
export function ProblemsPanel({
  verification,
  onOpen,
}: {
  readonly verification: Verification;
  readonly onOpen: (pointer: string) => void;
}) {
  const t = useWords(designer);
  const language = useLanguage();
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const readOnly = useEditorState((s) => s.readOnly);
  const [filter, setFilter] = useState<Filter>("all");
  const [only, setOnly] = useState(false);
  const [aside, setAside] = useState<{ readonly finding: Finding; readonly reason: string } | null>(null);
  const { findings, state } = verification;

  if (state === "stopped")
    return (
      <div className="flex items-center gap-3 p-4">
        <p className="m-0">{t("problems.stopped")}</p>
        <Button onClick={verification.again}>{t("problems.again")}</Button>
      </div>
    );
  if (findings.length === 0) return state === "checking" ? null : <EmptyState title={t("problems.none")} />;

  const chosen = (finding: Finding) => {
    const element = elementAt(document, finding.pointer);
    return element !== null && selection[element.kind === "state" ? "states" : "transitions"].includes(element.id);
  };
  const shown = findings.filter(
    (finding) =>
      (filter === "all" || finding.severity === (filter === "errors" ? "error" : "warning")) &&
      (!only || chosen(finding)),
  );
  const ignore = () => {
    if (!aside || aside.reason.trim() === "") return;
    const { code, pointer } = aside.finding;
    editor.run(editBlueprint, {
      patch: { ignore: [...(document.ignore ?? []), { code, pointer, reason: aside.reason.trim() }] },
    });
    setAside(null);
  };
  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-center gap-3 px-3 py-1.5">
        <select
          aria-label={t("problems.kind")}
          className="control w-auto!"
          value={filter}
          onChange={(event) =>
            setFilter(event.target.value === "errors" || event.target.value === "warnings" ? event.target.value : "all")
          }
        >
          <option value="all">{t("problems.all")}</option>
          <option value="errors">{t("problems.errors")}</option>
          <option value="warnings">{t("problems.warnings")}</option>
        </select>
        <Checkbox label={t("problems.only")} checked={only} onChange={setOnly} />
      </div>
      <ul className="m-0 list-none p-0">
        {shown.map((finding) => {
          const Icon = ICONS[finding.severity];
          const key = `${finding.code} ${finding.pointer} ${finding.message.en}`;
          return (
            <li key={key} className="flex flex-wrap items-center gap-x-2 border-t border-separator px-3 py-1">
              <button
                type="button"
                className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded text-start hover:bg-raised"
                onClick={() => onOpen(finding.pointer)}
              >
                <Icon size={16} aria-hidden className={`shrink-0 ${LOOKS[finding.severity]}`} />
                <span className="sr-only">{t(`problems.${finding.severity}`)}</span>
                <span className="min-w-0 flex-1">{finding.message[language]}</span>
                <span className="shrink-0 text-xs text-soft">
                  {placeWords(document, finding.pointer, language, t("inspector.blueprint"))}
                </span>
              </button>
              {!readOnly && finding.fix && (
                <Button size="s" icon={Wrench} onClick={() => finding.fix && editor.run(applyFix, finding.fix)}>
                  {t("problems.fix", { title: finding.fix.title[language] })}
                </Button>
              )}
              {!readOnly && finding.severity === "warning" && (
                <Button size="s" variant="ghost" onClick={() => setAside({ finding, reason: "" })}>
                  {t("problems.ignore")}
                </Button>
              )}
              {aside?.finding === finding && (
                <form
                  className="flex w-full items-center gap-2 py-1"
                  onSubmit={(event) => {
                    event.preventDefault();
                    ignore();
                  }}
                >
                  <input
                    // biome-ignore lint/a11y/noAutofocus: the box was opened to type here
                    autoFocus
                    aria-label={t("problems.ignoreReason")}
                    placeholder={t("problems.ignoreReason")}
                    className="control"
                    value={aside.reason}
                    onChange={(event) => setAside({ finding, reason: event.target.value })}
                  />
                  <Button type="submit">{t("problems.ignoreSave")}</Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
