import clsx from "clsx";
import type { Language } from "../../blueprints/text.ts";
import type { Chapter, Line } from "./process.ts";

export interface ProcessTextProps {
  readonly chapters: readonly Chapter[];
  readonly language: Language;
  /** Elements that are selected in the picture. */
  readonly selected?: ReadonlySet<string>;
  /** Goes to the place of a sentence; absent: it is paper. */
  readonly onPlace?: (pointer: string) => void;
}

/** Chapters of a process; each sentence leads to its place. */
export function ProcessText({ chapters, language, selected, onPlace }: ProcessTextProps) {
  return chapters.map(({ id, title, element, lines }) => (
    <section key={id} lang={language} className="mb-4 break-inside-avoid-column">
      <h2
        className={clsx("m-0 mb-1 break-after-avoid font-semibold text-base", chosen(element, selected) && "text-link")}
      >
        {title[language]}
      </h2>
      {stepsOf(lines).map((step) => (
        <p
          key={`${step[0]?.pointer} ${step[0]?.text.en}`}
          className={clsx("m-0 mb-1", step[0]?.opens && "border-separator border-s-2 ps-2.5")}
        >
          {step.map((line) => (
            <Said
              key={`${line.pointer} ${line.text.en}`}
              {...{ line, language, onPlace }}
              on={chosen(line.element, selected)}
            />
          ))}
        </p>
      ))}
    </section>
  ));
}

const chosen = (element: string | null, selected: ReadonlySet<string> | undefined): boolean =>
  element !== null && selected?.has(element) === true;

/** A step's sentences stand in one paragraph; what is said before the first step, too. */
function stepsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const steps: Line[][] = [];
  for (const line of lines) {
    const last = steps.at(-1);
    if (!last || line.opens || last[0]?.element !== line.element) steps.push([line]);
    else last.push(line);
  }
  return steps;
}

function Said({
  line,
  language,
  on,
  onPlace,
}: {
  readonly line: Line;
  readonly language: Language;
  readonly on: boolean;
  readonly onPlace: ((pointer: string) => void) | undefined;
}) {
  const text = line.text[language];
  if (!onPlace) return <span>{text} </span>;
  return (
    <>
      <button
        type="button"
        data-told={line.element ?? undefined}
        aria-current={on || undefined}
        onClick={() => onPlace(line.pointer)}
        className={clsx(
          "inline rounded-sm text-start decoration-1 underline-offset-2 hover:underline",
          on && "bg-info-fill text-info",
        )}
      >
        {text}
      </button>{" "}
    </>
  );
}
