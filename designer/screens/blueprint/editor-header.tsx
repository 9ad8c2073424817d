import { Check, CircleAlert, MoreHorizontal, PencilLine, PowerOff, Rocket, TriangleAlert } from "lucide-react";
import { Link } from "react-router";
import type { DefinitionView } from "../../../api/contract/definition-views.ts";
import { SaveLine } from "../../definition/save-line.tsx";
import type { SaveStatus } from "../../document/saving.ts";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { ExportMenu } from "../../export/export-menu.tsx";
import { definition } from "../../i18n/definition.ts";
import { designer } from "../../i18n/designer.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { usePageTitle } from "../../shell/page-title.ts";
import { PeopleHere } from "../../together/people-here.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";

export interface EditorHeaderProps {
  readonly view: DefinitionView;
  readonly status: SaveStatus;
  readonly looking: number | null;
  readonly changed: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly onPublish: () => void;
  /** Null: it is not in force, or not for the one who looks. */
  readonly onSwitchOff: (() => void) | null;
}

/** Name, what it stands on, what is saved, what is wrong, publish. */
export function EditorHeader({
  view,
  status,
  looking,
  changed,
  errors,
  warnings,
  mayEdit,
  mayPublish,
  onPublish,
  onSwitchOff,
}: EditorHeaderProps) {
  const t = useWords(designer);
  const say = useSay();
  const editor = useEditor();
  const name = useEditorState((s) => s.document.name);
  usePageTitle(say(name));
  const own = useWords(definition);
  const off = view.published === null && view.retired !== null;
  const standing = off
    ? own("status.off", { version: view.retired ?? 0 })
    : changed || view.published === null
      ? view.published === null
        ? t("status.draft")
        : t("status.draftOn", { version: view.published })
      : t("status.published", { version: view.published });
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-separator bg-panel px-4 py-2">
      <nav aria-label={t("editor.crumb")} className="flex min-w-0 items-center gap-1.5">
        <Link to="/blueprints" className="min-w-0 shrink-[9] truncate text-soft hover:text-ink">
          {t("editor.crumb")}
        </Link>
        <span aria-hidden className="text-soft">
          /
        </span>
        <h1 className="m-0 truncate text-base font-semibold">{say(name)}</h1>
      </nav>
      <Badge
        tone={off ? "paused" : changed || view.published === null ? "info" : "good"}
        {...(off ? {} : { icon: changed || view.published === null ? PencilLine : Check })}
      >
        {looking === null ? standing : t("save.readOnly", { version: looking })}
      </Badge>
      {mayEdit && looking === null && <SaveLine status={status} />}
      <PeopleHere />
      <span className="ms-auto flex flex-wrap items-center justify-end gap-2">
        {errors > 0 && (
          <span className="inline-flex items-center gap-1 text-error">
            <CircleAlert size={16} aria-hidden />
            {t("problems.error", { count: errors })}
          </span>
        )}
        {warnings > 0 && (
          <span className="inline-flex items-center gap-1 text-warning">
            <TriangleAlert size={16} aria-hidden />
            {t("problems.warning", { count: warnings })}
          </span>
        )}
        <ExportMenu read={() => editor.state().document} />
        {mayEdit && looking === null && (
          <Button
            variant="primary"
            icon={Rocket}
            disabled={!mayPublish}
            title={mayPublish ? undefined : t("publish.right")}
            onClick={onPublish}
          >
            {off ? own("publish.on") : t("publish.button")}
          </Button>
        )}
        {mayEdit && looking === null && onSwitchOff && (
          <Menu
            trigger={
              <Button variant="ghost" aria-label={own("tools.more")}>
                <MoreHorizontal size={18} aria-hidden />
              </Button>
            }
            items={[{ id: "off", label: own("off.menu"), icon: PowerOff, onSelect: onSwitchOff }]}
          />
        )}
      </span>
    </header>
  );
}
