import type { ImportReport } from "../../../api/contract/import-report.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { imports } from "../../i18n/imports.ts";
import { Table, Td, Th } from "../../ui/table.tsx";
import { hours, number } from "./figures.ts";

interface Props {
  readonly report: ImportReport;
  readonly stateName: (state: string | null) => string;
}

/** The states as a table: what the picture shows, for reading and copying. */
export function States({ report, stateName }: Props) {
  const t = useWords(imports);
  const language = useLanguage();
  return (
    <Table label={t("states")}>
      <thead>
        <tr>
          <Th>{t("state")}</Th>
          <Th className="text-end!">{t("visitsColumn")}</Th>
          <Th className="text-end!">{t("median")}</Th>
          <Th className="text-end!">{t("slow")}</Th>
          <Th className="text-end!">{t("endedColumn")}</Th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {report.states.map((state) => (
          <tr key={state.id}>
            <Td>{stateName(state.id)}</Td>
            <Td className="text-end">{number(state.visits, language)}</Td>
            <Td className="text-end">{hours(state.medianHours, language)}</Td>
            <Td className="text-end">{hours(state.p90Hours, language)}</Td>
            <Td className="text-end">{number(state.ended, language)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The steps that the log took, then the ways that are not drawn. */
export function Steps({ report, document, stateName }: Props & { readonly document: Blueprint | null }) {
  const t = useWords(imports);
  const say = useSay();
  const language = useLanguage();
  const byId = new Map(document?.transitions.map((transition) => [transition.id, transition]));
  const rows = [
    ...report.transitions.map((one) => {
      const transition = byId.get(one.id);
      return {
        ...one,
        key: `${one.id} ${one.from}`,
        name: transition ? say(transition.name) : one.id,
        to: transition?.to ?? null,
      };
    }),
    ...report.jumps.map((one) => ({ ...one, key: `jump ${one.from} ${one.to}`, name: t("notDrawn") })),
  ]
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return (
    <Table label={t("steps")}>
      <thead>
        <tr>
          <Th>{t("step")}</Th>
          <Th>{t("from")}</Th>
          <Th>{t("to")}</Th>
          <Th className="text-end!">{t("taken")}</Th>
          <Th className="text-end!">{t("medianBefore")}</Th>
          <Th className="text-end!">{t("slow")}</Th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {rows.map((row) => (
          <tr key={row.key}>
            <Td>{row.name}</Td>
            <Td>{stateName(row.from)}</Td>
            <Td>{stateName(row.to)}</Td>
            <Td className="text-end">{number(row.count, language)}</Td>
            <Td className="text-end">{hours(row.medianHours, language)}</Td>
            <Td className="text-end">{hours(row.p90Hours, language)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
