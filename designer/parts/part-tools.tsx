import { PackagePlus, Puzzle, RefreshCw } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useEditorState } from "../document/use-editor.ts";
import { useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { useListed } from "../rules/use-rule-list.ts";
import { usePageCommand } from "../shell/page-commands.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { outdated } from "./outdated.ts";

const InsertPart = lazy(async () => ({ default: (await import("./insert-dialog.tsx")).InsertPart }));
const UpdateParts = lazy(async () => ({ default: (await import("./update-dialog.tsx")).UpdateParts }));
const SavePart = lazy(async () => ({ default: (await import("./save-part.tsx")).SavePart }));

/** In the toolbar of the picture, and in the palette: a part comes in, or what is selected becomes one. */
export function PartTools() {
  const t = useWords(parts);
  const selected = useEditorState((state) => state.selection.states.length > 0);
  const [open, setOpen] = useState<"insert" | "save" | "update" | null>(null);
  const sections = useEditorState((state) => state.document.sections);
  const placed = sections?.some(({ from }) => from) ?? false;
  const { data: listed } = useListed("part", placed);
  const published = useMemo(
    () => new Map((listed ?? []).flatMap(({ key, published: version }) => (version === null ? [] : [[key, version]]))),
    [listed],
  );
  const old = outdated(sections, published).length;
  usePageCommand({ id: "part.insert", label: t("insert"), icon: Puzzle, run: () => setOpen("insert"), enabled: true });
  usePageCommand({
    id: "part.save",
    label: t("save"),
    icon: PackagePlus,
    run: () => setOpen("save"),
    enabled: selected,
  });
  return (
    <>
      <IconButton icon={Puzzle} label={t("insert")} onClick={() => setOpen("insert")} />
      <IconButton icon={PackagePlus} label={t("save")} disabled={!selected} onClick={() => setOpen("save")} />
      {old > 0 && (
        <IconButton icon={RefreshCw} label={t("update.button", { count: old })} onClick={() => setOpen("update")} />
      )}
      <Suspense>
        {open === "insert" && <InsertPart onClose={() => setOpen(null)} />}
        {open === "update" && <UpdateParts published={published} onClose={() => setOpen(null)} />}
        {open === "save" && <SavePart onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
