import { useQuery } from "@tanstack/react-query";
import { ArrowRight, CircleX, Mail } from "lucide-react";
import type { ReactNode } from "react";
import type { MacroPreview as Preview } from "../../../api/contract/rules.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useMe } from "../../data/session.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { factWords, ruleWords } from "./fact-words.ts";
import type { Speaker } from "./speaker.ts";
import { useSpeaker } from "./use-speaker.ts";

/** What the macro would do to the ticket as it stands; asked anew when the ticket changes. */
export const useMacroPreview = (ticket: TicketView, macro: string) =>
  useQuery({
    queryKey: [...keys.ticket(ticket.id), "macro", macro, ticket.version],
    staleTime: 0,
    queryFn: async () => bodyOf(await client.rules.previewMacro({ params: { id: ticket.id, key: macro } })),
  });

/** In the journal's own words what a macro will do, what rules will add, and what will leave the desk; or why it cannot be done. */
export function MacroPreview({
  ticket,
  document,
  macro,
  preview,
}: {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly macro: string;
  readonly preview: ReturnType<typeof useMacroPreview>;
}) {
  const t = useWords(macros);
  const say = useSay();
  const speaker = useSpeaker(ticket, document);
  if (preview.isError) return <ErrorState message={t("preview.failed")} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <Skeleton lines={3} label={t("preview.reading")} />;
  const { reasons } = preview.data;
  if (reasons.length > 0)
    return (
      <div role="alert" className="rounded-lg bg-error-fill px-3 py-2 text-error">
        <p className="m-0 font-medium">{t("preview.refused")}</p>
        <ul className="m-0 list-none p-0">
          {reasons.map((reason) => (
            <li key={`${reason.code}${reason.pointer}`} className="flex gap-1.5">
              <CircleX size={16} aria-hidden className="mt-0.5 shrink-0" />
              {say(reason.message)}
            </li>
          ))}
        </ul>
      </div>
    );
  return <Doings preview={preview.data} macro={macro} speaker={speaker} />;
}

function Doings({
  preview,
  macro,
  speaker,
}: {
  readonly preview: Preview;
  readonly macro: string;
  readonly speaker: Speaker;
}) {
  const t = useWords(macros);
  const me = useMe();
  const own = (rule: unknown): boolean => rule === `macro:${macro}`;
  const told = ({ type, to }: Preview["effects"][number]): string => {
    const names = to.map(speaker.name).join(", ");
    if (type === "webhook") return t("preview.webhook", { url: to[0] ?? "" });
    return t(type === "mail" ? "preview.mail" : "preview.notify", { names });
  };
  const facts = preview.facts
    // Said already by the step that enters it.
    .filter(({ type }) => type !== "stateEntered")
    .map((fact) => ({
      rule: fact.rule,
      words: factWords(speaker, { fact, by: me.person }),
      mark: fact.type === "actionRefused" ? ("refused" as const) : ("done" as const),
    }));
  const effects = preview.effects.map((effect) => ({ rule: effect.rule, words: told(effect), mark: "sent" as const }));
  const all = [...facts, ...effects];
  const refused = all.filter(({ mark }) => mark === "refused");
  const mine = all.filter(({ rule, mark }) => own(rule) && mark !== "refused");
  const others = all.filter(({ rule, mark }) => !own(rule) && mark !== "refused");
  if (all.length === 0)
    return <p className="m-0 rounded-lg bg-info-fill px-3 py-2 text-info">{t("preview.nothing")}</p>;
  return (
    <div className="flex flex-col gap-3">
      {(mine.length > 0 || refused.length === 0) && (
        <Part title={t("preview.will")}>
          {mine.length === 0 && <li>{t("preview.nothing")}</li>}
          {mine.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer's list never changes
            <Line key={index} {...line} />
          ))}
        </Part>
      )}
      {refused.length > 0 && (
        <Part title={t("preview.not")}>
          {refused.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer's list never changes
            <Line key={index} {...line} />
          ))}
        </Part>
      )}
      {others.length > 0 && (
        <Part title={t("preview.then")}>
          {others.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer's list never changes
            <Line key={index} {...line} by={ruleWords(speaker, String(line.rule ?? ""))} />
          ))}
        </Part>
      )}
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section aria-label={title} className="rounded-lg bg-raised px-3 py-2.5">
    <h3 className="m-0 mb-1 font-semibold text-soft text-xs">{title}</h3>
    <ul className="m-0 flex list-none flex-col gap-0.5 p-0">{children}</ul>
  </section>
);

const MARKS = { done: ArrowRight, sent: Mail, refused: CircleX } as const;

function Line({
  words,
  mark,
  by,
}: {
  readonly words: string;
  readonly mark: keyof typeof MARKS;
  readonly by?: string;
}) {
  const Icon = MARKS[mark];
  return (
    <li className="flex gap-1.5">
      <Icon size={16} aria-hidden className={`mt-0.5 shrink-0 ${mark === "refused" ? "text-error" : "text-soft"}`} />
      <span className="min-w-0 break-words">
        {words}
        {by && <span className="text-soft text-xs"> · {by}</span>}
      </span>
    </li>
  );
}
