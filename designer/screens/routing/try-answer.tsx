import type { RoutedView } from "../../../api/contract/rules.ts";
import type { Routing } from "../../../blueprints/routing.ts";
import { useWords } from "../../i18n/i18n.ts";
import { routing } from "../../i18n/routing.ts";
import { Explanation } from "../ticket/explanation.tsx";
import { isCatchAll } from "./table.ts";
import { useColumnWords } from "./use-column-words.ts";

/** The row that takes it, why, and for each row above why not. */
export function TryAnswer({ table, answer }: { readonly table: Routing; readonly answer: RoutedView }) {
  const t = useWords(routing);
  const words = useColumnWords();
  const name = (id: string) => {
    const row = table.rows.find((it) => it.id === id);
    return row ? words.row(row) : id;
  };
  const condition = (id: string) => table.rows.find((it) => it.id === id)?.when;
  const at = table.rows.findIndex(({ id }) => id === answer.row);
  const taker = answer.rows.find(({ took }) => took);
  const above = answer.rows.filter(({ took }) => !took);
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="m-0 rounded-md bg-info-fill px-3 py-2 font-medium text-info">
        {answer.row === null
          ? t("try.nobody")
          : t(isCatchAll(table.rows, at) ? "try.tookLast" : "try.took", { row: name(answer.row) })}
      </p>
      {taker && (
        <div>
          <h3 className="m-0 font-medium text-sm">{t("try.why")}</h3>
          {taker.explanation === null ? (
            <p className="m-0 text-soft text-xs">{t("try.always")}</p>
          ) : (
            <Explanation explanation={taker.explanation} condition={condition(taker.row)} />
          )}
        </div>
      )}
      {above.length > 0 && (
        <div>
          <h3 className="m-0 font-medium text-sm">{t("try.above")}</h3>
          <ol className="m-0 flex list-none flex-col gap-2 p-0">
            {above.map(({ row, explanation }) => (
              <li key={row}>
                <span className="text-sm">{name(row)}</span>
                <Explanation explanation={explanation} condition={condition(row)} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}
