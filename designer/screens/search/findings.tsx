import type { SearchFinding } from "../../../api/contract/search.ts";
import { useLanguage } from "../../i18n/i18n.ts";
import { Badge } from "../../ui/badge.tsx";

/** What of the query was not understood, with the words that are meant. */
export function Findings({ text, findings }: { readonly text: string; readonly findings: readonly SearchFinding[] }) {
  const language = useLanguage();
  if (findings.length === 0) return null;
  return (
    <div role="status">
      <ul className="m-0 mb-3 flex list-none flex-col gap-1 p-0">
        {findings.map(({ code, severity, from, to, message }) => (
          <li key={`${code}${from}`} className="flex flex-wrap items-baseline gap-2">
            <Badge tone={severity === "error" ? "error" : "warning"}>{text.slice(from, to).slice(0, 60) || "…"}</Badge>
            <span>{message[language]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
