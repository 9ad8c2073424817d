import { Link } from "react-router";
import type { ImportReport } from "../../../api/contract/import-report.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { imports } from "../../i18n/imports.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import { number } from "./figures.ts";

/** Every kind of deviation, most frequent first, with tickets to look at. */
export function Deviations({
  report,
  stateName,
}: {
  readonly report: ImportReport;
  readonly stateName: (state: string | null) => string;
}) {
  const t = useWords(imports);
  const language = useLanguage();
  if (report.deviations.length === 0) return <p className="text-soft">{t("noDeviations")}</p>;
  return (
    <Table label={t("deviations")}>
      <thead>
        <tr>
          <Th className="text-end!">{t("count")}</Th>
          <Th>{t("what")}</Th>
          <Th className="text-end!">{t("tickets")}</Th>
          <Th>{t("leadsTo")}</Th>
          <Th>{t("examples")}</Th>
        </tr>
      </thead>
      <tbody>
        {report.deviations.map((one) => (
          <tr key={`${one.kind} ${one.activity} ${one.state}`}>
            <Td className="text-end tabular-nums">{number(one.count, language)}</Td>
            <Td>{one.sentence[language]}</Td>
            <Td className="text-end tabular-nums">{number(one.tickets, language)}</Td>
            <Td>{stateName(one.to)}</Td>
            <Td>
              <ul className="m-0 flex list-none flex-wrap gap-x-3 gap-y-1 p-0">
                {one.examples.map((example) => (
                  <li key={example.line}>
                    <Example {...example} />
                  </li>
                ))}
              </ul>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

type ExampleProps = ImportReport["deviations"][number]["examples"][number];

function Example({ ticket, number: shown, case: name, line }: ExampleProps) {
  const t = useWords(imports);
  const words = t("example", { number: shown, case: name, line });
  // A dry run, or a refused case, has no ticket to open.
  if (ticket === "" || shown === 0) return <span title={words}>{name}</span>;
  return (
    <Link to={`/tickets/${ticket}`} className="text-link" title={words} aria-label={words}>
      #{shown}
    </Link>
  );
}
