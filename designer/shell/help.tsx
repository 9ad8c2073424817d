import { useWords } from "../i18n/i18n.ts";
import { shell } from "../i18n/shell.ts";
import { KeyCap } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

const KEYS = [
  ["help.palette", "Ctrl+K"],
  ["help.regions", "F6"],
  ["help.move", "J · K"],
  ["help.open", "Enter"],
  ["help.choose", "X · Shift+X"],
  ["help.many", "T · E · M"],
  ["help.search", "/"],
  ["help.views", "G M · G U · G D · G P · G O · G A"],
  ["help.fresh", "."],
  ["help.new", "C"],
  ["help.step", "1 … 9"],
  ["help.reply", "R · N"],
  ["help.insert", "Ctrl+I"],
  ["help.macros", "M"],
  ["help.snooze", "Z"],
  ["help.merge", "Shift+M"],
  ["help.handover", "Shift+H"],
  ["help.send", "Ctrl+Enter"],
  ["help.help", "?"],
] as const;

export default function Help({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(shell);
  return (
    <Dialog open onClose={onClose} title={t("help.title")} size="s">
      <dl className="m-0 flex flex-col gap-2">
        {KEYS.map(([key, keys]) => (
          <div key={key} className="flex items-center justify-between gap-4">
            <dt>{t(key)}</dt>
            <dd className="m-0 whitespace-nowrap">
              <span className="sr-only">{keys}</span>
              {keys.split(" · ").map((one) => (
                <KeyCap key={one}>{one}</KeyCap>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 mb-0 text-xs text-soft">{t("help.note")}</p>
    </Dialog>
  );
}
