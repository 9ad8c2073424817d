import { designer } from "../../i18n/designer.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useKeyTitle } from "./key-title.ts";
import { type Key, shownKey } from "./keys.ts";

/** The list that `?` shows. */
export function KeysDialog({ keys, onClose }: { readonly keys: readonly Key[]; readonly onClose: () => void }) {
  const t = useWords(designer);
  const title = useKeyTitle();
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} subtitle={t("keys.hint")} size="m" reading>
      <dl className="m-0 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5">
        {keys
          .filter((key) => key.shown !== "")
          .map((key) => (
            <div key={key.keys.join()} className="contents">
              <dt>
                <kbd className="rounded border border-control px-1.5 font-sans text-xs">{shownKey(key)}</kbd>
              </dt>
              <dd className="m-0">{title(key)}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
