import type { ImportReport } from "../../../api/contract/import-report.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { imports } from "../../i18n/imports.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import { number } from "./figures.ts";

const LINES = 10;

/** What the operator should know: rows that were not read, doubtful times, refusals. Nothing where there is nothing. */
export function Troubles({ report: { rows, doubts, door } }: { readonly report: ImportReport }) {
  const t = useWords(imports);
  const language = useLanguage();
  const lines = (of: readonly number[]) => of.slice(0, LINES).join(", ") + (of.length > LINES ? ", …" : "");
  const told = (key: "ambiguous" | "skipped") =>
    t(key, {
      count: doubts[key].count,
      shown: number(doubts[key].count, language),
      lines: lines(doubts[key].lines),
    });
  const doubtful = doubts.ambiguous.count + doubts.skipped.count > 0;
  return (
    <>
      {rows.broken > 0 && (
        <section className="mt-8">
          <h2 className="m-0 mb-1 text-base font-semibold">{t("rows")}</h2>
          <p className="mt-0 mb-3 text-soft">{t("rowsLead")}</p>
          <Table label={t("rows")}>
            <thead>
              <tr>
                <Th className="text-end!">{t("line")}</Th>
                <Th>{t("problem")}</Th>
              </tr>
            </thead>
            <tbody>
              {rows.listed.map(({ line, problem }) => (
                <tr key={line}>
                  <Td className="text-end tabular-nums">{line}</Td>
                  <Td className="break-words">{problem[language]}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          {rows.broken > rows.listed.length && (
            <p className="text-soft">{t("moreRows", { shown: number(rows.broken - rows.listed.length, language) })}</p>
          )}
        </section>
      )}
      {doubtful && (
        <section className="mt-8">
          <h2 className="m-0 mb-1 text-base font-semibold">{t("doubts")}</h2>
          {doubts.ambiguous.count > 0 && <p className="my-1">{told("ambiguous")}</p>}
          {doubts.skipped.count > 0 && <p className="my-1">{told("skipped")}</p>}
        </section>
      )}
      {(door.troubles.length > 0 || door.different > 0) && (
        <section className="mt-8">
          <h2 className="m-0 mb-1 text-base font-semibold">{t("troubles")}</h2>
          {door.different > 0 && <p className="my-1">{t("different", { shown: number(door.different, language) })}</p>}
          <ul className="m-0 ps-5">
            {door.troubles.map((one) => (
              <li key={one.en} className="break-words">
                {one[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
