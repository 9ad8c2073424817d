import { Link } from "react-router";
import type { SearchHit } from "../../../api/contract/search.ts";
import { isAgent, useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { ask } from "../../i18n/ask.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { search } from "../../i18n/search.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { StateChip } from "../../ui/badge.tsx";
import { Marked } from "./marked.tsx";

/** One ticket that was found, and where. */
export function Hit({ hit }: { readonly hit: SearchHit }) {
  const status = useWords(queue);
  const own = useWords(ask);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const agent = isAgent(useMe());
  const { ticket } = hit;
  const { place } = ticket;
  return (
    <li className="border-b border-separator last:border-0">
      <Link
        to={`${agent ? "/tickets" : "/my"}/${ticket.id}`}
        className="flex flex-col gap-1 px-4 py-3 text-ink no-underline outline-offset-[-2px] hover:bg-raised"
      >
        <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="tabular text-soft">#{ticket.number}</span>
          <span className="order-first w-full min-w-0 font-medium break-words sm:order-none sm:w-auto sm:flex-1">
            <Marked text={ticket.subject} ranges={hit.subject} />
          </span>
          <StateChip
            status={ticket.status}
            outcome={place?.state.final}
            name={
              place ? say(place.state.name) : agent ? status(`status.${ticket.status}`) : own(`is.${ticket.status}`)
            }
          />
          <time
            className="text-xs text-soft"
            dateTime={new Date(ticket.updatedAt).toISOString()}
            title={dateTime(ticket.updatedAt, language)}
          >
            {shortTime(ticket.updatedAt, language, now)}
          </time>
        </span>
        {ticket.requester && <span className="text-xs text-soft">{ticket.requester.name}</span>}
        {hit.found.map((found) => (
          <Found key={`${found.place}${found.at}${found.text}`} found={found} />
        ))}
      </Link>
    </li>
  );
}

function Found({ found }: { readonly found: SearchHit["found"][number] }) {
  const t = useWords(search);
  const say = useSay();
  const { place, field, by, text, ranges } = found;
  const label = field === null ? t(`place.${place}`) : say(field);
  return (
    <span className="block text-xs break-words text-soft">
      <span className="font-medium">{by ? t("by", { place: label, name: by.name }) : label}: </span>
      <Marked text={text} ranges={ranges} />
    </span>
  );
}
