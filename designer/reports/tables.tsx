import type { ReactNode } from "react";
import type { ReportView } from "../../api/contract/figures.ts";
import { metrics } from "../../blueprints/vocabulary/metrics.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { Table, Td, Th } from "../ui/table.tsx";
import type { Query } from "./asked.ts";
import { Bar } from "./bar.tsx";
import { CountLink } from "./count-link.tsx";
import { length, number, share } from "./words.ts";

export interface Props {
  readonly report: ReportView;
  readonly query: Query;
}

export const Heads = ({ names }: { readonly names: readonly (readonly [name: string, end?: boolean])[] }) => (
  <thead>
    <tr>
      {names.map(([name, end]) =>
        name === "" ? (
          <td key="bar" className="border-separator border-b" />
        ) : (
          <Th key={name} className={end ? "text-end!" : ""}>
            {name}
          </Th>
        ),
      )}
    </tr>
  </thead>
);
export const End = ({ children }: { readonly children: ReactNode }) => (
  <Td className="text-end whitespace-nowrap">{children}</Td>
);

/** How often each promise was kept. */
export function Promises({ report, query }: Props) {
  const t = useWords(reports);
  const say = useSay();
  const language = useLanguage();
  if (report.promises.length === 0) return <p className="text-soft">{t("promises.none")}</p>;
  const titles = new Map<string, string>(metrics.map(({ metric, title }) => [metric, say(title)]));
  return (
    <Table label={t("promises")}>
      <Heads
        names={[
          [t("policy")],
          [t("metric")],
          [t("met"), true],
          [t("breached"), true],
          [t("excused"), true],
          [t("kept"), true],
        ]}
      />
      <tbody className="tabular-nums">
        {report.promises.map(({ policy, name, metric, met, breached, excused }) => {
          const part = `${policy}/${metric}`;
          return (
            <tr key={part}>
              <Td>{policy === "none" ? t("promised.blueprint") : say(name)}</Td>
              <Td>
                {metric === "stateStay" || metric === "processStay"
                  ? t(`metric.${metric}`)
                  : (titles.get(metric) ?? metric)}
              </Td>
              <End>
                <CountLink {...{ query, part, figure: "met", count: met }} />
              </End>
              <End>
                <CountLink {...{ query, part, figure: "breached", count: breached }} />
              </End>
              <End>
                <CountLink {...{ query, part, figure: "excused", count: excused }} />
              </End>
              <End>{share(met, met + breached, language)}</End>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

export function Ages({ report, query }: Props) {
  const t = useWords(reports);
  return (
    <Table label={t("ages")}>
      <Heads names={[[t("age")], [t("tickets"), true], [""]]} />
      <tbody className="tabular-nums">
        {report.ages.map(({ key, count }) => (
          <tr key={key}>
            <Td className="whitespace-nowrap">{t(`age.${key}`)}</Td>
            <End>
              <CountLink {...{ query, part: key, figure: "open", count }} />
            </End>
            <Td className="w-1/2 align-middle">
              <Bar part={count} of={Math.max(...report.ages.map((one) => one.count))} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Where tickets spend their time. */
export function States({ report, query }: Props) {
  const t = useWords(reports);
  const say = useSay();
  const language = useLanguage();
  if (report.states.length === 0) return <p className="text-soft">{t("states.none")}</p>;
  return (
    <Table label={t("states")} className="max-h-120 overflow-y-auto">
      <Heads
        names={[
          [t("blueprint")],
          [t("state")],
          [t("tickets"), true],
          [t("visits"), true],
          [t("median"), true],
          [t("p90"), true],
          [t("together"), true],
          ...(report.calendar === null ? [] : [[t("workingMedian"), true] as const, [t("workingP90"), true] as const]),
          [t("returns"), true],
        ]}
      />
      <tbody className="tabular-nums">
        {report.states.map(({ blueprint, state, tickets, visits, median, p90, total, working, returns, returned }) => (
          <tr key={`${blueprint.key}/${state.id}`}>
            <Td>{say(blueprint.name)}</Td>
            <Td>{say(state.name)}</Td>
            <End>
              <CountLink {...{ query, part: `${blueprint.key}/${state.id}`, figure: "stayed", count: tickets }} />
            </End>
            <End>{number(visits, language)}</End>
            <End>{length(median, language)}</End>
            <End>{length(p90, language)}</End>
            <End>{length(total, language)}</End>
            {report.calendar !== null && (
              <>
                <End>{length(working?.median ?? null, language)}</End>
                <End>{length(working?.p90 ?? null, language)}</End>
              </>
            )}
            <End>
              {returns > returned && `${number(returns, language)} / `}
              <CountLink {...{ query, part: `${blueprint.key}/${state.id}`, figure: "returned", count: returned }} />
            </End>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** For whom tickets waited, all pauses of each summed. */
export function Waits({ report, query }: Props) {
  const t = useWords(reports);
  const language = useLanguage();
  return (
    <Table label={t("waits")}>
      <Heads
        names={[[t("waits")], [t("tickets"), true], [t("median"), true], [t("p90"), true], [t("together"), true]]}
      />
      <tbody className="tabular-nums">
        {report.waits.map(({ on, tickets, median, p90, total }) => (
          <tr key={on}>
            <Td>{t(`on.${on}`)}</Td>
            <End>
              <CountLink {...{ query, part: on, figure: "waitedFor", count: tickets }} />
            </End>
            <End>{length(median, language)}</End>
            <End>{length(p90, language)}</End>
            <End>{length(total, language)}</End>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function Ratings({ report, query }: Props) {
  const t = useWords(reports);
  const all = report.ratings.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return <p className="text-soft">{t("ratings.none")}</p>;
  return (
    <Table label={t("ratings")}>
      <Heads names={[[t("rating")], [t("tickets"), true], [""]]} />
      <tbody className="tabular-nums">
        {report.ratings.map(({ word, count }) => (
          <tr key={word}>
            <Td>{t(`rated.${word}`)}</Td>
            <End>
              <CountLink {...{ query, part: word, figure: "rated", count }} />
            </End>
            <Td className="w-1/2 align-middle">
              <Bar part={count} of={all} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The same figures by one attribute; each is a list narrowed to its row. */
export function ByTable({ report, query }: Props) {
  const t = useWords(reports);
  const { dimension, rows } = report.by;
  return (
    <Table label={t("by.title", { what: t(`by.${dimension}`) })}>
      <Heads
        names={[
          [t("name")],
          [t("opened"), true],
          [t("solved"), true],
          [t("reopened"), true],
          [t("breached"), true],
          [t("unsolved"), true],
        ]}
      />
      <tbody className="tabular-nums">
        {rows.map(({ key, name, ...counts }) => (
          <tr key={key}>
            <Td>{name ?? t("none")}</Td>
            {(["opened", "solved", "reopened", "breached", "open"] as const).map((figure) => (
              <End key={figure}>
                <CountLink {...{ query, figure, count: counts[figure], only: { [dimension]: key } }} />
              </End>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
