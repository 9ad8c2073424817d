import { Link } from "react-router";
import type { Figure } from "../../api/contract/figures.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { type Asked, listAddress, type Query } from "./asked.ts";
import { number } from "./words.ts";

export interface CountLinkProps {
  readonly query: Partial<Query>;
  readonly figure: Figure;
  readonly part?: string | null;
  readonly only?: Asked["only"];
  readonly count: number;
}

/** A figure that opens the list of what it counts; nothing opens no list. */
export function CountLink({ query, figure, part = null, only, count }: CountLinkProps) {
  const t = useWords(reports);
  const language = useLanguage();
  const shown = number(count, language);
  if (count === 0) return <span className="text-soft">{shown}</span>;
  return (
    <Link
      to={listAddress(query, figure, part, only)}
      className="text-link"
      aria-label={t("open", { figure: t(`figure.${figure}`), count: shown })}
    >
      {shown}
    </Link>
  );
}
