import { TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import type { ComparedView } from "../../api/contract/exchange.ts";
import type { JsonObject } from "../../blueprints/json.ts";
import { changesOf } from "../definition/changes.ts";
import { DifferencesList } from "../definition/differences-list.tsx";
import { useTell } from "../definition/use-tell.ts";
import { differences } from "../document/differences.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { exchange } from "../i18n/exchange.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { CHOICES, type Choice, choicesFor } from "./take-choices.ts";

const TONE = { new: "good", same: "paused", different: "warning", others: "error" } as const;

/** A document of the file: how it stands to what is here, and what is done with it. */
export function TakeLine({
  line,
  document,
  choice,
  copy,
  onChoose,
}: {
  readonly line: ComparedView;
  readonly document: JsonObject;
  readonly choice: Choice;
  /** The key that a copy would have. */
  readonly copy: string;
  readonly onChoose: (choice: Choice) => void;
}) {
  const t = useWords(exchange);
  const p = useWords(publishing);
  const say = useSay();
  const id = useId();
  const [shown, setShown] = useState(false);
  const choices = choicesFor(line);
  const name = say(line.name);
  return (
    <li className="flex flex-col gap-1.5 rounded-lg border border-separator p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-soft">{p(`kind.${line.kind}`)}</span>
        <span className="font-medium">{name}</span>
        <Badge tone={TONE[line.standing]}>{t(`take.${line.standing}`)}</Badge>
        {line.present && line.standing === "different" && (
          <Button variant="link" size="s" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t("take.changes")}
          </Button>
        )}
      </div>
      {line.warnings.map((warning) => (
        <p key={say(warning)} className="m-0 flex items-start gap-1.5 text-sm text-warning">
          <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {say(warning)}
        </p>
      ))}
      {shown && line.present && <Differences before={line.present} after={document} />}
      {choices.length > 1 && (
        <fieldset aria-label={t("take.what", { name })} className="m-0 flex flex-wrap gap-x-4 gap-y-1 border-0 p-0">
          {CHOICES.filter((one) => choices.includes(one)).map((one) => (
            <label key={one} className="flex items-center gap-1.5">
              <input
                type="radio"
                name={id}
                checked={choice === one}
                onChange={() => onChoose(one)}
                className="size-4 accent-primary"
              />
              {t(one === "keep" && line.standing === "new" ? "take.leave" : `take.${one}`, { key: copy })}
            </label>
          ))}
        </fieldset>
      )}
    </li>
  );
}

/** What would change, in words. */
export function Differences({ before, after }: { readonly before: JsonObject; readonly after: JsonObject }) {
  const tell = useTell();
  const both = isBlueprintLike(before) && isBlueprintLike(after);
  return <DifferencesList items={both ? differences(before, after) : changesOf(before, after, undefined, tell)} />;
}
