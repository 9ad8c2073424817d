import { BlueprintPicture } from "../../export/blueprint-picture.tsx";
import { PAGE } from "../../export/paint.ts";
import { exchange } from "../../i18n/exchange.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { shipped } from "./shipped.ts";
import { StartCard } from "./start-card.tsx";

/** The shipped processes as cards: picture, what it is for, how large it is. */
export default function ShippedCards({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (from: string, name: string) => void;
}) {
  const t = useWords(exchange);
  const say = useSay();
  const language = useLanguage();
  return shipped.map((document) => (
    <StartCard
      key={document.key}
      name={say(document.name)}
      checked={value === document.key}
      onChoose={() => onChange(document.key, say(document.name))}
      size={`${t("library.states", { count: document.states.length })} · ${t("library.steps", { count: document.transitions.length })}`}
      about={document.description === undefined ? "" : say(document.description)}
      picture={<BlueprintPicture {...{ document, language }} paint={PAGE} className="size-full" />}
    />
  ));
}
