import {
  AlignHorizontalDistributeCenter,
  AlignHorizontalJustifyStart,
  AlignVerticalDistributeCenter,
  AlignVerticalJustifyStart,
  Copy,
  LayoutGrid,
  type LucideIcon,
  Trash2,
} from "lucide-react";
import { alignColumn } from "../../commands/align-column.ts";
import { alignRow } from "../../commands/align-row.ts";
import { deleteSelection } from "../../commands/delete-selection.ts";
import { distributeAcross } from "../../commands/distribute-across.ts";
import { distributeDown } from "../../commands/distribute-down.ts";
import { duplicate } from "../../commands/duplicate.ts";
import { tidyUp } from "../../commands/tidy-up.ts";
import { useEditorState } from "../../document/use-editor.ts";
import { drawing } from "../../i18n/drawing.ts";
import { useWords } from "../../i18n/i18n.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useKeyTitle } from "./key-title.ts";
import { type Key, shownKey } from "./keys.ts";

/** Commands that a picture says better than words; the others stand in the menu. */
const ICONS: ReadonlyMap<Key["title"], LucideIcon> = new Map<Key["title"], LucideIcon>([
  [alignColumn.title, AlignHorizontalJustifyStart],
  [alignRow.title, AlignVerticalJustifyStart],
  [distributeAcross.title, AlignHorizontalDistributeCenter],
  [distributeDown.title, AlignVerticalDistributeCenter],
  [tidyUp.title, LayoutGrid],
  [duplicate.title, Copy],
  [deleteSelection.title, Trash2],
]);

/** Over the picture while several states are selected. */
export function SelectionBar({ keys }: { readonly keys: readonly Key[] }) {
  const t = useWords(drawing);
  const title = useKeyTitle();
  const count = useEditorState((s) => s.selection.states.length);
  const readOnly = useEditorState((s) => s.readOnly);
  // What can be done follows from where the boxes stand.
  useEditorState((s) => s.document);
  if (count < 2 || readOnly) return null;
  return (
    <div
      role="toolbar"
      aria-label={t("bar.label")}
      className="nopan flex items-center gap-0.5 rounded-lg border border-separator bg-panel p-1 shadow-float"
    >
      <span className="whitespace-nowrap px-2 text-soft">{t("bar.count", { count })}</span>
      {keys.flatMap((key) => {
        const icon = ICONS.get(key.title);
        return icon
          ? [
              <IconButton
                key={key.keys.join()}
                icon={icon}
                label={title(key)}
                hint={shownKey(key)}
                disabled={!key.enabled?.()}
                onClick={key.act}
              />,
            ]
          : [];
      })}
    </div>
  );
}
