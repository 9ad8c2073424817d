import { type ReactNode, useId } from "react";
import type { Sentence } from "../../blueprints/text.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { together } from "../i18n/together.ts";
import type { ClashWords } from "./clash-words.ts";
import type { Choice } from "./merge.ts";

interface ClashQuestionProps {
  readonly name: string;
  readonly words: ClashWords;
  readonly both: boolean;
  readonly whole: boolean;
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}

/** One thing that both changed: what each says, and which of them counts. */
export function ClashQuestion({ name, words, both, whole, choice, onChoose }: ClashQuestionProps) {
  const t = useWords(together);
  const language = useLanguage();
  const group = useId();
  const option = (value: Choice, label: string, said: readonly Sentence[] | null) => (
    <Option group={group} checked={choice === value} label={label} onChoose={() => onChoose(value)}>
      {said === null ? (
        <em>{t("gone")}</em>
      ) : (
        said.map((sentence) => (
          <span key={sentence.en} className="block break-words">
            {sentence[language]}
          </span>
        ))
      )}
    </Option>
  );
  return (
    <fieldset className="m-0 min-w-0 rounded-lg border border-separator p-3">
      <legend className="px-1 font-medium">{words.title[language]}</legend>
      {whole && <p className="m-0 mb-2 text-soft">{t("whole")}</p>}
      <div className={`grid gap-2 ${both ? "sm:grid-cols-3" : "sm:grid-cols-2"}`}>
        {option("mine", t("mine"), words.mine)}
        {option("theirs", t("theirs", { name }), words.theirs)}
        {both && option("both", t("both"), [])}
      </div>
    </fieldset>
  );
}

function Option(props: {
  readonly group: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <label
      className={`flex min-w-0 cursor-pointer items-start gap-2 rounded-md border p-2 ${props.checked ? "border-link bg-info-fill" : "border-separator hover:bg-raised"}`}
    >
      <input
        type="radio"
        name={props.group}
        checked={props.checked}
        onChange={props.onChoose}
        className="mt-1 shrink-0"
      />
      <span className="min-w-0">
        <span className="block font-medium">{props.label}</span>
        <span className="block text-sm">{props.children}</span>
      </span>
    </label>
  );
}
