import { FileClock } from "lucide-react";
import type { StepDraft, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Json } from "../../../blueprints/json.ts";
import { client } from "../../data/client.ts";
import { dropDraft } from "../../data/local-draft.ts";
import { keys, queries } from "../../data/queries.ts";
import { useMe } from "../../data/session.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { useSpeaker } from "./use-speaker.ts";

interface StaleDraftsProps {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly drafts: readonly StepDraft[];
  readonly onCopy: (text: string) => void;
}

const isTyped = ([, value]: readonly [string, Json]): boolean => value !== null && value !== "" && value !== false;

/** Half-filled steps that the ticket has moved away from: kept to be read and copied, whoever began them. */
export function StaleDrafts({ ticket, document, drafts, onCopy }: StaleDraftsProps) {
  const t = useWords(live);
  const say = useSay();
  const language = useLanguage();
  const me = useMe();
  const speaker = useSpeaker(ticket, document);
  /** What was typed, a line an answer. */
  const textOf = ({ answers }: StepDraft): string =>
    Object.entries(answers)
      .filter(isTyped)
      .map(([item, value]) => {
        const words = typeof value === "string" ? value : JSON.stringify(value);
        return `${say(speaker.field(item).name)}: ${words}`;
      })
      .join("\n");
  const stale = drafts.filter((draft) => draft.stale && Object.entries(draft.answers).some(isTyped));
  if (stale.length === 0) return null;
  const drop = async ({ transition }: StepDraft) => {
    dropDraft(`${me.person.id}.${ticket.id}.step.${transition}`);
    await client.tickets.removeDraft({ params: { id: ticket.id, transition } });
    void queries.invalidateQueries({ queryKey: keys.drafts(ticket.id) });
  };
  return (
    <section aria-label={t("stale.title")} className="text-sm">
      <p className="m-0 flex items-center gap-1.5 text-xs text-soft">
        <FileClock size={14} aria-hidden />
        {t("stale.title")}
      </p>
      <ul className="m-0 list-none p-0">
        {stale.map((draft) => {
          const name = document?.transitions.find(({ id }) => id === draft.transition)?.name ?? draft.transition;
          return (
            <li key={`${draft.transition} ${draft.by.id}`}>
              <details>
                <summary className="cursor-pointer py-0.5">
                  {t("stale.what", {
                    step: say(name),
                    name: draft.by.name,
                    time: shortTime(draft.at, language),
                  })}
                </summary>
                <pre className="m-0 max-h-40 overflow-auto rounded-md bg-raised px-3 py-2 font-sans break-words whitespace-pre-wrap">
                  {textOf(draft)}
                </pre>
                <span className="flex gap-2 py-1">
                  <Button size="s" onClick={() => onCopy(textOf(draft))}>
                    {t("stale.copy")}
                  </Button>
                  {draft.by.id === me.person.id && (
                    <Button size="s" variant="ghost" onClick={() => void drop(draft)}>
                      {t("stale.drop")}
                    </Button>
                  )}
                </span>
              </details>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
