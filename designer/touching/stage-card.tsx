import { Link } from "react-router";
import { useSay, useWords } from "../i18n/i18n.ts";
import { touching as words } from "../i18n/touching.ts";
import { pageOf } from "../publishing/paths.ts";
import { conditionWords, type RuleTeller } from "../rules/sentences.ts";
import type { Touch } from "./touching.ts";

/** One stage, with what acts in it: each leads to its own page, with the condition under which it does. */
export function StageCard({
  number,
  title,
  text,
  touches,
  acts,
  teller,
}: {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly touches: readonly Touch[];
  /** Each is asked under its condition; else they are only named. */
  readonly acts: boolean;
  readonly teller: RuleTeller;
}) {
  const t = useWords(words);
  const say = useSay();
  return (
    <li className="flex break-inside-avoid gap-3 rounded-lg border border-separator bg-panel p-4">
      <span
        aria-hidden
        className="tabular inline-flex size-7 shrink-0 items-center justify-center rounded-full bg-raised font-semibold"
      >
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="m-0 font-semibold text-base">{title}</h2>
        <p className="m-0 text-soft">{text}</p>
        {touches.length === 0 && <p className="m-0 mt-1 text-soft text-xs">{t("nothing")}</p>}
        <ol className="m-0 mt-2 list-decimal ps-6">
          {touches.map(({ kind, key, name, row, when }) => {
            const page = kind === "view" ? `/views/${key}` : pageOf(kind, key);
            const said = when === null ? null : conditionWords(when, teller);
            return (
              <li key={`${kind} ${key} ${row ?? ""}`} className="py-0.5">
                {page === null ? (
                  say(name)
                ) : (
                  <Link to={page} className="text-link underline underline-offset-2">
                    {say(name)}
                  </Link>
                )}
                {row !== undefined && <span className="text-soft">, {t("row", { row })}</span>}
                {acts && <span className="text-soft">{t("colon")}</span>}
                {acts && (
                  <span className="text-soft">{said === null ? t("always") : t("when", { when: lowered(said) })}</span>
                )}
              </li>
            );
          })}
        </ol>
      </div>
    </li>
  );
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
