import { PackagePlus, Puzzle } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useEditorState } from "../document/use-editor.ts";
import { useWords } from "../i18n/i18n.ts";
import { parts } from "../i18n/parts.ts";
import { usePageCommand } from "../shell/page-commands.ts";
import { IconButton } from "../ui/icon-button.tsx";

const InsertPart = lazy(async () => ({ default: (await import("./insert-dialog.tsx")).InsertPart }));
const SavePart = lazy(async () => ({ default: (await import("./save-part.tsx")).SavePart }));

/** In the toolbar of the picture, and in the palette: a part comes in, or what is selected becomes one. */
export function PartTools() {
  const t = useWords(parts);
  const selected = useEditorState((state) => state.selection.states.length > 0);
  const [open, setOpen] = useState<"insert" | "save" | null>(null);
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
      <Suspense>
        {open === "insert" && <InsertPart onClose={() => setOpen(null)} />}
        {open === "save" && <SavePart onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}
