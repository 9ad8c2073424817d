import { Check, ChevronRight, Map as MapIcon } from "lucide-react";
import { Fragment } from "react";
import { Link } from "react-router";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useNow } from "../../data/use-now.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime, span } from "../../i18n/time.ts";
import { StateChip } from "../../ui/badge.tsx";
import { wayToEnd } from "./path.ts";

/** At most so many past stations are shown; the journal has all of them. */
const SHOWN = 4;

/** The thread: where the ticket came through, where it is and since when, and the likely end. */
export function Thread({
  ticket,
  document,
}: {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
}) {
  const t = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { place } = ticket;
  if (!place) return null;
  const past = ticket.thread.slice(0, -1);
  const way = document && !place.ended ? wayToEnd(document, place.state.id) : null;
  const end = way && document?.states.find((state) => state.id === way.end);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <ol aria-label={t("thread")} className="m-0 flex min-w-0 list-none flex-wrap items-center gap-1 p-0">
        {past.length > SHOWN && <li className="text-soft">…</li>}
        {past.slice(-SHOWN).map((station) => (
          <Fragment key={`${station.state.id}${station.enteredAt}`}>
            <li
              className="flex items-center gap-1 text-soft"
              title={`${dateTime(station.enteredAt, language)} · ${station.by.name}${station.transition ? ` · ${say(station.transition.name)}` : ""}`}
            >
              {say(station.state.name)}
              <Check size={14} aria-hidden className="text-good" />
            </li>
            <li aria-hidden>
              <ChevronRight size={14} className="text-soft" />
            </li>
          </Fragment>
        ))}
        <li aria-current="step" className="flex items-center gap-1.5">
          <StateChip
            status={place.state.status}
            outcome={place.state.final}
            name={say(place.state.name)}
            className="text-sm!"
          />
          <span className="text-xs text-soft" title={dateTime(place.since, language)}>
            {t("thread.for", { span: span(now - place.since, language) })}
          </span>
        </li>
        {end && way.steps > 0 && (
          <>
            <li aria-hidden>
              <ChevronRight size={14} className="text-soft" />
            </li>
            <li className="flex items-center gap-1 text-soft">
              {way.steps > 1 && <span aria-hidden>…</span>}
              <span className="rounded-full border border-dashed border-control px-2 py-0.5 text-xs">
                {say(end.name)}
              </span>
              <span className="text-xs">{t("thread.left", { count: way.steps })}</span>
            </li>
          </>
        )}
      </ol>
      <Link
        to={`/blueprints/${place.blueprint.key}`}
        className="flex items-center gap-1.5 text-xs text-soft hover:text-link"
      >
        <MapIcon size={14} aria-hidden />
        {t("thread.version", { name: say(place.blueprint.name), version: place.blueprint.version })}
      </Link>
    </div>
  );
}
