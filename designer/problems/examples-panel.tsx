import { CircleCheck, CircleX, FlaskConical, Play, Trash2 } from "lucide-react";
import type { ExampleResult } from "../../runtime/examples/examples.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";

export interface ExamplesPanelProps {
  readonly examples: readonly ExampleResult[] | null;
  readonly onOpen: (pointer: string) => void;
  /** How many are written; they may not be read yet. */
  readonly written?: number;
  /** Plays one of them in a trial, by its place; absent: there is none to play it in. */
  readonly onPlay?: (index: number) => void;
  /** Takes one away, by its place; absent: nobody may. */
  readonly onRemove?: ((index: number) => void) | undefined;
  readonly onTry?: () => void;
}

/** The document's own given / when / then examples, run on the same engine as the desk. */
export function ExamplesPanel({ examples, onOpen, written = 0, onPlay, onRemove, onTry }: ExamplesPanelProps) {
  const t = useWords(designer);
  const s = useWords(simulator);
  if (!examples || examples.length === 0)
    return (
      <EmptyState
        icon={FlaskConical}
        title={onTry ? s("examples.none") : t("examples.none")}
        action={
          onTry && (
            <Button icon={Play} onClick={onTry}>
              {s("examples.try")}
            </Button>
          )
        }
      >
        {onTry && s(examples === null && written > 0 ? "examples.notRead" : "examples.noneText")}
      </EmptyState>
    );
  const passed = examples.filter((it) => it.passed).length;
  return (
    <div>
      <p className="m-0 px-3 py-2 text-soft">{t("examples.passed", { passed, total: examples.length })}</p>
      <ul className="m-0 list-none p-0">
        {examples.map((example, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat; the place tells them apart
            key={`${index} ${example.name}`}
            className="flex flex-wrap items-start gap-2 border-t border-separator px-3 py-1.5"
          >
            <Result example={example} />
            <span className="flex items-center gap-2">
              {onPlay && (
                <Button
                  size="s"
                  icon={Play}
                  aria-label={s("examples.playNamed", { name: example.name })}
                  onClick={() => onPlay(index)}
                >
                  {s("examples.play")}
                </Button>
              )}
              <Button size="s" variant="link" onClick={() => onOpen(`/examples/${index}`)}>
                {t("examples.open")}
              </Button>
              {onRemove && (
                <IconButton
                  icon={Trash2}
                  label={s("examples.remove", { name: example.name })}
                  onClick={() => onRemove(index)}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Green, or red with the first difference in words. */
function Result({ example }: { readonly example: ExampleResult }) {
  const t = useWords(designer);
  const s = useWords(simulator);
  const language = useLanguage();
  const [first, ...more] = example.failures;
  return (
    <>
      {example.passed ? (
        <CircleCheck size={16} aria-hidden className="mt-1 shrink-0 text-good" />
      ) : (
        <CircleX size={16} aria-hidden className="mt-1 shrink-0 text-error" />
      )}
      <div className="min-w-48 flex-1 pt-0.5">
        <span className="sr-only">{t(example.passed ? "examples.pass" : "examples.fail")}: </span>
        {example.name}
        {first && (
          <details className="text-xs text-error">
            <summary className={more.length > 0 ? "cursor-pointer" : "list-none [&::-webkit-details-marker]:hidden"}>
              {first[language]} {more.length > 0 && s("examples.more", { count: more.length })}
            </summary>
            {more.map((failure) => (
              <p key={failure.en} className="m-0">
                {failure[language]}
              </p>
            ))}
          </details>
        )}
      </div>
    </>
  );
}
