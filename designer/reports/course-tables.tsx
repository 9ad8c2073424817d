import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { reportsCourse } from "../i18n/reports-course.ts";
import { Table, Td } from "../ui/table.tsx";
import { CountLink } from "./count-link.tsx";
import { End, Heads, type Props } from "./tables.tsx";
import { number } from "./words.ts";

/** How often each step was taken. */
export function Steps({ report, query }: Props) {
  const t = useWords(reports);
  const c = useWords(reportsCourse);
  const say = useSay();
  const language = useLanguage();
  if (report.steps.length === 0) return <p className="text-soft">{c("steps.none")}</p>;
  return (
    <Table label={c("steps")} className="max-h-120 overflow-y-auto">
      <Heads names={[[t("blueprint")], [c("step")], [c("times"), true], [t("tickets"), true]]} />
      <tbody className="tabular-nums">
        {report.steps.map(({ blueprint, transition, times, tickets }) => {
          const part = `${blueprint.key}/${transition.id}`;
          return (
            <tr key={part}>
              <Td>{say(blueprint.name)}</Td>
              <Td>{say(transition.name)}</Td>
              <End>{number(times, language)}</End>
              <End>
                <CountLink {...{ query, part, figure: "stepped", count: tickets }} />
              </End>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

/** Where tickets stood when a time limit was broken. */
export function BrokenAt({ report, query }: Props) {
  const t = useWords(reports);
  const c = useWords(reportsCourse);
  const say = useSay();
  const language = useLanguage();
  if (report.brokenAt.length === 0) return <p className="text-soft">{c("broken.none")}</p>;
  return (
    <Table label={c("brokenAt")} className="max-h-120 overflow-y-auto">
      <Heads
        names={[[t("blueprint")], [c("version"), true], [t("state")], [t("breached"), true], [t("tickets"), true]]}
      />
      <tbody className="tabular-nums">
        {report.brokenAt.map(({ part, blueprint, state, times, tickets }) => (
          <tr key={part}>
            <Td>{blueprint ? say(blueprint.name) : c("noBlueprint")}</Td>
            <End>{blueprint ? number(blueprint.version, language) : "–"}</End>
            <Td>{state ? say(state.name) : "–"}</Td>
            <End>{number(times, language)}</End>
            <End>
              <CountLink {...{ query, part, figure: "brokenAt", count: tickets }} />
            </End>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Who had them then. */
export function BrokenBy({ report, query }: Props) {
  const t = useWords(reports);
  const c = useWords(reportsCourse);
  const language = useLanguage();
  if (report.brokenBy.length === 0) return <p className="text-soft">{c("broken.none")}</p>;
  return (
    <Table label={c("brokenBy")} className="max-h-120 overflow-y-auto">
      <Heads names={[[t("owner")], [t("breached"), true], [t("tickets"), true]]} />
      <tbody className="tabular-nums">
        {report.brokenBy.map(({ assignee, name, times, tickets }) => (
          <tr key={assignee ?? "none"}>
            <Td>{name ?? t("none")}</Td>
            <End>{number(times, language)}</End>
            <End>
              <CountLink {...{ query, part: assignee ?? "none", figure: "brokenBy", count: tickets }} />
            </End>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How many come at which hour of the day, by channel. */
export function Load({ report, query }: Props) {
  const t = useWords(reports);
  const c = useWords(reportsCourse);
  const { channels, hours } = report.load;
  if (channels.length === 0) return <p className="text-soft">{c("load.none")}</p>;
  return (
    <Table label={c("load")} className="max-h-120 overflow-y-auto">
      <Heads names={[[c("hour")], ...channels.map((channel) => [channel, true] as const), [t("together"), true]]} />
      <tbody className="tabular-nums">
        {hours.map(({ hour, counts }) => (
          <tr key={hour}>
            <Td className="whitespace-nowrap">{`${String(hour).padStart(2, "0")}:00`}</Td>
            {channels.map((channel, at) => (
              <End key={channel}>
                <CountLink
                  {...{ query, part: String(hour), figure: "openedAt", only: { channel }, count: counts[at] ?? 0 }}
                />
              </End>
            ))}
            <End>
              <CountLink
                {...{ query, part: String(hour), figure: "openedAt" }}
                count={counts.reduce((sum, one) => sum + one, 0)}
              />
            </End>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
