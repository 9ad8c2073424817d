import { CalendarClock, Clock } from "lucide-react";
import { useMemo } from "react";
import { useDirectory } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { calendar } from "../../i18n/calendar.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Badge } from "../../ui/badge.tsx";
import { plainCalendar } from "./plain-calendar.ts";
import { standingOf } from "./standing.ts";
import { useCountings } from "./use-engine.ts";

/** The calendars, each with its zone and whether it is open now. */
export default function CalendarsScreen() {
  const t = useWords(calendar);
  const language = useLanguage();
  const now = useNow();
  const directory = useDirectory();
  const known = directory.data?.calendars;
  const hours = useMemo(() => (known ?? []).map((it) => it.hours), [known]);
  const countings = useCountings(hours);
  const standing = (key: string) => {
    const at = known?.findIndex((it) => it.key === key) ?? -1;
    const counting = countings[at];
    return counting ? standingOf(counting, now, t, language) : null;
  };
  return (
    <DefinitionList
      kind="calendar"
      path="/calendars"
      icon={CalendarClock}
      words={{ title: t("list.title"), intro: t("list.intro"), fresh: t("list.new"), none: t("list.none") }}
      draft={plainCalendar}
      columns={[
        {
          title: t("list.now"),
          cell: ({ key }) => {
            const here = standing(key);
            return here ? (
              <Badge tone={here.open ? "good" : "paused"} icon={Clock}>
                {here.text}
              </Badge>
            ) : (
              "–"
            );
          },
        },
        { title: t("list.zone"), cell: ({ key }) => known?.find((it) => it.key === key)?.hours.timeZone ?? "–" },
      ]}
    />
  );
}
