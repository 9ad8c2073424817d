import { AppendList } from "../../canvas/append-box.tsx";
import { NameInput } from "../../canvas/rename-box.tsx";
import { stateOf } from "../../commands/edits.ts";
import { useEditor } from "../../document/use-editor.ts";
import { designer } from "../../i18n/designer.ts";
import { drawing } from "../../i18n/drawing.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Dialog } from "../../ui/dialog.tsx";
import type { Asked } from "./use-asked.ts";

/** What is asked where there is no picture to ask it over: on phones, and beside the JSON. */
export function AskedDialogs({ asked }: { readonly asked: Asked }) {
  const t = useWords(designer);
  const own = useWords(drawing);
  const say = useSay();
  const editor = useEditor();
  const { renaming, appending, endRename, endAppend } = asked;
  const origin = appending === null ? undefined : stateOf(editor.state().document, appending);
  return (
    <>
      {renaming && (
        <Dialog open size="s" title={t("canvas.nameBox")} onClose={() => endRename(true)}>
          <NameInput what={renaming} onDone={endRename} />
        </Dialog>
      )}
      {origin && (
        <Dialog
          open
          size="s"
          title={own("append.title", { name: say(origin.name) })}
          onClose={() => endAppend(null, true)}
        >
          <AppendList from={origin.id} onDone={endAppend} />
        </Dialog>
      )}
    </>
  );
}
