import { designer } from "../../i18n/designer.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Dialog } from "../../ui/dialog.tsx";
import type { Key } from "./keys.ts";

/** The list that `?` shows. */
export function KeysDialog({ keys, onClose }: { readonly keys: readonly Key[]; readonly onClose: () => void }) {
  const t = useWords(designer);
  const language = useLanguage();
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} subtitle={t("keys.hint")} size="m">
      <dl className="m-0 grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1.5">
        {keys
          .filter((key) => key.shown !== "")
          .map((key) => (
            <div key={key.keys.join()} className="contents">
              <dt>
                <kbd className="rounded border border-control px-1.5 font-sans text-xs">
                  {key.shown ??
                    key.keys[0]?.replace(
                      /(^|\+)([a-z])$/,
                      (_, plus: string, letter: string) => `${plus}${letter.toUpperCase()}`,
                    )}
                </kbd>
              </dt>
              <dd className="m-0">
                {typeof key.title === "string" ? t(key.title as Parameters<typeof t>[0]) : key.title[language]}
              </dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
