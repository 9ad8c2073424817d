import { CircleCheck, CircleX } from "lucide-react";
import type { ExampleResult } from "../../runtime/examples/examples.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

/** The document's own given / when / then examples, run on the same engine as the desk. */
export function ExamplesPanel({
  examples,
  onOpen,
}: {
  readonly examples: readonly ExampleResult[] | null;
  readonly onOpen: (pointer: string) => void;
}) {
  const t = useWords(designer);
  const language = useLanguage();
  if (!examples || examples.length === 0) return <EmptyState title={t("examples.none")} />;
  const passed = examples.filter((it) => it.passed).length;
  return (
    <div>
      <p className="m-0 px-3 py-2 text-soft">{t("examples.passed", { passed, total: examples.length })}</p>
      <ul className="m-0 list-none p-0">
        {examples.map((example, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; the place tells them apart
            key={`${index} ${example.name}`}
            className="flex items-start gap-2 border-t border-separator px-3 py-1.5"
          >
            {example.passed ? (
              <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
            ) : (
              <CircleX size={16} aria-hidden className="mt-0.5 shrink-0 text-error" />
            )}
            <div className="min-w-0 flex-1">
              <span className="sr-only">{t(example.passed ? "examples.pass" : "examples.fail")}: </span>
              {example.name}
              {example.failures.map((failure) => (
                <p key={failure.en} className="m-0 text-xs text-error">
                  {failure[language]}
                </p>
              ))}
            </div>
            <Button size="s" variant="link" onClick={() => onOpen(`/examples/${index}`)}>
              {t("examples.open")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
