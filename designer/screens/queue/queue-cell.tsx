import { MessageSquareReply } from "lucide-react";
import type { Json } from "../../../blueprints/json.ts";
import { fieldOfColumn } from "../../../blueprints/view-columns.ts";
import { useNow } from "../../data/use-now.ts";
import { useFieldWords } from "../../fields/field-words.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { dateTime, relative, shortTime } from "../../i18n/time.ts";
import { Badge, StateChip } from "../../ui/badge.tsx";
import { AlsoHereInList } from "../ticket/also-here.tsx";
import { useFields } from "../ticket/attributes.ts";
import type { ListedTicket } from "./listed-ticket.ts";

/** How wide a column is; the subject takes what is left. */
const WIDTHS: { readonly [column: string]: string } = {
  number: "72px",
  subject: "minmax(200px,1fr)",
  state: "minmax(150px,220px)",
  updatedAt: "76px",
};
const INSTANTS: ReadonlySet<string> = new Set([
  ...["createdAt", "updatedAt", "statusSince", "stateSince", "solvedAt", "dueAt", "untouchedSince", "snoozedUntil"],
]);
export const widthOf = (column: string): string =>
  WIDTHS[column] ?? (INSTANTS.has(column) ? "90px" : "minmax(90px,170px)");

/** What stands at the end of its column. */
export const standsAtEnd = (column: string): boolean => INSTANTS.has(column);

interface CellProps {
  readonly ticket: ListedTicket;
}

/** The state of the ticket by its own blueprint's name; a free ticket shows its status. */
function State({ ticket }: CellProps) {
  const t = useWords(queue);
  const say = useSay();
  const { place, status } = ticket;
  return (
    <StateChip
      status={status}
      outcome={place?.state.final}
      name={place ? say(place.state.name) : t(`status.${status}`)}
    />
  );
}

function Subject({ ticket }: CellProps) {
  const t = useWords(queue);
  const say = useSay();
  return (
    <span className="order-first w-full min-w-0 md:order-none md:w-auto">
      <span className="flex items-center gap-2">
        <span className="truncate font-medium">{ticket.subject}</span>
        <AlsoHereInList ticket={ticket.id} />
      </span>
      {/* What is to be known of a ticket must not push its subject away. */}
      <span className="flex items-center gap-1.5">
        {ticket.flags.includes("customerReplied") && (
          <Badge tone="info" icon={MessageSquareReply} className="shrink-0">
            {t("customerReplied")}
          </Badge>
        )}
        <span className="truncate text-xs text-soft">
          {ticket.requester?.name ?? t("noRequester")}
          {ticket.place && ` · ${say(ticket.place.blueprint.name)}`}
        </span>
      </span>
    </span>
  );
}

function Standing({ ticket }: CellProps) {
  const t = useWords(queue);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const due = ticket.nextDue;
  return (
    <span className="min-w-0">
      <State ticket={ticket} />
      {due && (
        <span className="mt-0.5 truncate text-xs text-soft max-md:hidden md:block" title={dateTime(due.at, language)}>
          {t("byItself", { step: say(due.name), when: relative(due.at, language, now) })}
        </span>
      )}
    </span>
  );
}

function Instant({ at }: { readonly at: number | null }) {
  const language = useLanguage();
  const now = useNow();
  return (
    <span className="ms-auto text-end text-soft md:ms-0">
      {at !== null && (
        <time dateTime={new Date(at).toISOString()} title={dateTime(at, language)}>
          {shortTime(at, language, now)}
        </time>
      )}
    </span>
  );
}

const wordsOf = (value: Json): string =>
  value === null ? "" : Array.isArray(value) ? value.map(String).join(", ") : String(value);

/** A custom field, in its own words; one that nobody knows any more, as it is. */
function FieldCell({ field, value }: { readonly field: string; readonly value: Json }) {
  const look = useFields();
  const words = useFieldWords();
  return <span className="min-w-0 truncate">{words(look(field), value)}</span>;
}

/** What one column shows of a ticket. */
export function QueueCell({ column, ticket }: CellProps & { readonly column: string }) {
  const t = useWords(queue);
  const soft = (text: string) => <span className="text-soft">{text}</span>;
  switch (column) {
    case "number":
      return <span className="tabular text-soft">#{ticket.number}</span>;
    case "subject":
      return <Subject ticket={ticket} />;
    case "state":
      return <Standing ticket={ticket} />;
    case "status":
      return <span className="min-w-0 truncate">{t(`status.${ticket.status}`)}</span>;
    case "priority":
      return <span className="min-w-0 truncate">{ticket.priority && t(`priority.${ticket.priority}`)}</span>;
    case "assignee":
      return (
        <span className="min-w-0 truncate">{ticket.assignee?.name ?? soft(ticket.group?.name ?? t("unassigned"))}</span>
      );
    case "requester":
      return <span className="min-w-0 truncate">{ticket.requester?.name ?? soft(t("noRequester"))}</span>;
    case "group":
    case "department":
      return <span className="min-w-0 truncate">{ticket[column]?.name}</span>;
    case "type":
    case "category":
    case "product":
    case "channel":
      return <span className="min-w-0 truncate">{ticket[column]}</span>;
    case "tags":
      return <span className="min-w-0 truncate">{ticket.tags.join(", ")}</span>;
    case "createdAt":
    case "updatedAt":
    case "statusSince":
    case "dueAt":
      return <Instant at={ticket[column]} />;
    default: {
      const value = ticket.cells[column] ?? null;
      if (INSTANTS.has(column)) return <Instant at={typeof value === "number" ? value : null} />;
      const field = fieldOfColumn(column);
      if (field !== null) return <FieldCell field={field} value={value} />;
      return <span className="min-w-0 truncate">{wordsOf(value)}</span>;
    }
  }
}
