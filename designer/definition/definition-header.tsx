import {
  Check,
  CircleAlert,
  MoreHorizontal,
  PencilLine,
  PowerOff,
  Redo2,
  Rocket,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { Link } from "react-router";
import type { DefinitionView } from "../../api/contract/definition-views.ts";
import type { SaveStatus } from "../document/saving.ts";
import { definition } from "../i18n/definition.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { PeopleHere } from "../together/people-here.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { SaveLine } from "./save-line.tsx";

export type View = "form" | "split" | "json";

export interface DefinitionHeaderProps {
  readonly name: string;
  /** The list that it belongs to. */
  readonly list: { readonly path: string; readonly title: string };
  readonly definition: DefinitionView;
  readonly status: SaveStatus;
  readonly looking: number | null;
  readonly changed: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly mayEdit: boolean;
  readonly mayPublish: boolean;
  readonly views: readonly View[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onUndo: (() => void) | null;
  readonly onRedo: (() => void) | null;
  readonly onPublish: () => void;
  /** Absent: this kind, or this document, cannot be switched off. */
  readonly onSwitchOff: (() => void) | undefined;
}

/** Name, what it stands on, what is saved, what is wrong, form or JSON, publish. */
export function DefinitionHeader(props: DefinitionHeaderProps) {
  const { name, list, definition: shown, looking, changed, mayEdit, mayPublish } = props;
  const t = useWords(designer);
  const own = useWords(definition);
  usePageTitle(name);
  const off = shown.published === null && shown.retired !== null;
  const draft = changed || shown.published === null;
  const standing = off
    ? own("status.off", { version: shown.retired ?? 0 })
    : shown.published === null
      ? t("status.draft")
      : t(changed ? "status.draftOn" : "status.published", { version: shown.published });
  const editing = mayEdit && looking === null;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-separator border-b bg-panel px-4 py-2">
      <nav aria-label={list.title} className="flex min-w-0 items-center gap-1.5">
        <Link to={list.path} className="min-w-0 shrink-[9] truncate text-soft hover:text-ink">
          {list.title}
        </Link>
        <span aria-hidden className="text-soft">
          /
        </span>
        <h1 className="m-0 truncate font-semibold text-base">{name}</h1>
      </nav>
      <Badge tone={off ? "paused" : draft ? "info" : "good"} {...(off ? {} : { icon: draft ? PencilLine : Check })}>
        {looking === null ? standing : t("save.readOnly", { version: looking })}
      </Badge>
      {editing && <SaveLine status={props.status} />}
      <PeopleHere />
      <span className="ms-auto flex flex-wrap items-center justify-end gap-2">
        {props.errors > 0 && (
          <span className="inline-flex items-center gap-1 text-error">
            <CircleAlert size={16} aria-hidden />
            {t("problems.error", { count: props.errors })}
          </span>
        )}
        {props.warnings > 0 && (
          <span className="inline-flex items-center gap-1 text-warning">
            <TriangleAlert size={16} aria-hidden />
            {t("problems.warning", { count: props.warnings })}
          </span>
        )}
        {editing && (
          <span className="flex">
            <Tool icon={Undo2} label={own("tools.undo")} hint="Ctrl+Z" act={props.onUndo} />
            <Tool icon={Redo2} label={own("tools.redo")} hint="Ctrl+Y" act={props.onRedo} />
          </span>
        )}
        <ViewSwitch views={props.views} view={props.view} onView={props.onView} />
        <span className="flex items-center gap-2">
          {editing && (
            <Button
              variant="primary"
              icon={Rocket}
              disabled={!mayPublish}
              title={mayPublish ? undefined : t("publish.right")}
              onClick={props.onPublish}
            >
              {off ? own("publish.on") : t("publish.button")}
            </Button>
          )}
          {editing && mayPublish && props.onSwitchOff && (
            <Menu
              trigger={
                <Button variant="ghost" aria-label={own("tools.more")}>
                  <MoreHorizontal size={18} aria-hidden />
                </Button>
              }
              items={[{ id: "off", label: own("off.menu"), icon: PowerOff, onSelect: props.onSwitchOff }]}
            />
          )}
        </span>
      </span>
    </header>
  );
}

function Tool({
  icon,
  label,
  hint,
  act,
}: {
  readonly icon: typeof Undo2;
  readonly label: string;
  readonly hint: string;
  readonly act: (() => void) | null;
}) {
  return <IconButton {...{ icon, label, hint }} disabled={act === null} onClick={() => act?.()} />;
}

function ViewSwitch({ views, view, onView }: Pick<DefinitionHeaderProps, "views" | "view" | "onView">) {
  const t = useWords(definition);
  return (
    <fieldset
      aria-label={t("view.label")}
      className="m-0 flex min-w-0 overflow-hidden rounded-md border border-control p-0"
    >
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={view === one}
          className={`target min-h-8 px-2.5 ${view === one ? "bg-raised font-medium text-link" : "text-soft hover:bg-raised"}`}
          onClick={() => onView(one)}
        >
          {t(`view.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
