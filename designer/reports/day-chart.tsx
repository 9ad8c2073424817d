import type { ReportView } from "../../api/contract/figures.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { Table, Td, Th } from "../ui/table.tsx";
import type { Query } from "./asked.ts";
import { CountLink } from "./count-link.tsx";
import { dayWords } from "./words.ts";

const [WIDTH, HEIGHT, FOOT] = [720, 180, 18];

/** What came and what was solved, a pair of bars a day; the table under it says the same and opens the lists. */
export function DayChart({ report, query }: { readonly report: ReportView; readonly query: Query }) {
  const t = useWords(reports);
  const language = useLanguage();
  const { days, totals } = report;
  const most = Math.max(1, ...days.flatMap(({ opened, solved }) => [opened, solved]));
  const room = WIDTH / days.length;
  const bar = Math.max(0.5, Math.min(10, room * 0.36));
  const high = (count: number) => (count / most) * (HEIGHT - FOOT - 12);
  // Few enough names to stand beside each other.
  const every = Math.ceil(days.length / 8);
  return (
    <>
      <svg
        role="img"
        aria-label={t("chart", { opened: totals.opened, solved: totals.solved })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="block h-auto w-full"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} className="stroke-separator" />
        <text x="0" y="10" className="fill-soft text-[10px]">
          {most}
        </text>
        {days.map(({ day, opened, solved }, index) => {
          const middle = index * room + room / 2;
          return (
            <g key={day}>
              <title>{`${dayWords(day, language)}: ${t("opened")} ${opened}, ${t("solved")} ${solved}`}</title>
              <rect
                x={middle - bar}
                width={bar}
                y={HEIGHT - FOOT - high(opened)}
                height={high(opened)}
                className="fill-begin"
              />
              <rect
                x={middle}
                width={bar}
                y={HEIGHT - FOOT - high(solved)}
                height={high(solved)}
                className="fill-active-fill stroke-active"
                strokeWidth="1"
              />
              {index % every === 0 && (
                <text
                  x={index === 0 ? 0 : middle}
                  y={HEIGHT - 4}
                  textAnchor={index === 0 ? "start" : "middle"}
                  className="fill-soft text-[10px]"
                >
                  {dayWords(day, language)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <p className="my-1 flex gap-4 text-soft text-xs" aria-hidden>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 bg-begin" /> {t("opened")}
        </span>
        <span className="flex items-center gap-1.5">
          <span className="size-2.5 border border-active bg-active-fill" /> {t("solved")}
        </span>
      </p>
      <details>
        <summary className="target cursor-pointer py-1 text-link">{t("asTable")}</summary>
        <Table label={t("perDay")} className="mt-2 max-h-80 overflow-y-auto">
          <thead>
            <tr>
              <Th>{t("day")}</Th>
              <Th className="text-end!">{t("opened")}</Th>
              <Th className="text-end!">{t("solved")}</Th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {days.map(({ day, opened, solved }) => (
              <tr key={day}>
                <Td>{dayWords(day, language)}</Td>
                <Td className="text-end">
                  <CountLink query={query} figure="opened" part={day} count={opened} />
                </Td>
                <Td className="text-end">
                  <CountLink query={query} figure="solved" part={day} count={solved} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </>
  );
}
