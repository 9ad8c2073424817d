import type { Blueprint } from "../../blueprints/blueprint.ts";
import { textIn } from "../../blueprints/text.ts";
import { following as words } from "../i18n/following.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { Select } from "../ui/select.tsx";
import { type Choice, type Following, outlookOf } from "./following.ts";

const LEAVE = "leave";
const STAY = "stay";
const TO = "to:";

/** A choice as the value of a list. */
export const writtenChoice = (choice: Choice): string => (typeof choice === "object" ? `${TO}${choice.to}` : choice);
export const readChoice = (value: string): Choice =>
  value === LEAVE || value === STAY ? value : { to: value.slice(TO.length) };

/** For each state that the version has no more: stay, go to a state, leave; and what all of it comes to. */
export function FollowChoices({
  document,
  following,
  nameOf,
  choices,
  onChoices,
}: {
  readonly document: Blueprint;
  readonly following: Following;
  readonly nameOf: (state: string) => string;
  readonly choices: ReadonlyMap<string, Choice>;
  readonly onChoices: (choices: ReadonlyMap<string, Choice>) => void;
}) {
  const t = useWords(words);
  const language = useLanguage();
  const outlook = outlookOf(following, choices);
  const options = [
    { value: STAY, label: t("stay") },
    ...document.states.map(({ id, name }) => ({
      value: `${TO}${id}`,
      label: t("to", { state: textIn(name, language) }),
    })),
    { value: LEAVE, label: t("leave") },
  ];
  return (
    <div className="flex flex-col gap-3">
      {following.gone.map(({ state, tickets }) => (
        <Select
          key={state}
          label={t("gone", { state: nameOf(state), count: tickets })}
          options={options}
          value={writtenChoice(choices.get(state) ?? STAY)}
          onChange={(value) => onChoices(new Map(choices).set(state, readChoice(value)))}
        />
      ))}
      <ul role="status" aria-label={t("outlook")} className="m-0 flex list-disc flex-col gap-0.5 ps-5">
        {outlook.same > 0 && <li>{t("outlook.same", { count: outlook.same })}</li>}
        {outlook.moved > 0 && <li>{t("outlook.moved", { count: outlook.moved })}</li>}
        {outlook.left > 0 && <li>{t("outlook.left", { count: outlook.left })}</li>}
        {outlook.stay > 0 && <li>{t("outlook.stay", { count: outlook.stay })}</li>}
      </ul>
      <p className="m-0 text-soft text-xs">{t("hint")}</p>
    </div>
  );
}
