import { Minus, Plus, TriangleAlert } from "lucide-react";
import type { Difference } from "../document/differences.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";

const LOOK = {
  added: { icon: Plus, look: "text-good" },
  changed: { icon: TriangleAlert, look: "text-warning" },
  removed: { icon: Minus, look: "text-error" },
} as const;

/** What changed, one decision a line. */
export function DifferencesList({ items }: { readonly items: readonly Difference[] }) {
  const t = useWords(designer);
  const language = useLanguage();
  return (
    <ul className="m-0 flex list-none flex-col gap-0.5 p-0">
      {items.map((item) => {
        const { icon: Icon, look } = LOOK[item.kind];
        return (
          <li key={`${item.kind} ${item.element} ${item.text.en}`} className="flex items-start gap-1.5">
            <Icon size={14} aria-hidden className={`mt-0.5 shrink-0 ${look}`} />
            <span>
              {t(`diff.${item.kind}`)} {item.text[language]}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
