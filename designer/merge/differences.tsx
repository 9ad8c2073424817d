import type { MergePreview } from "../../api/contract/merge.ts";
import type { Json } from "../../blueprints/json.ts";
import { useFieldWords } from "../fields/field-words.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { useFields } from "../screens/ticket/attributes.ts";
import { useNames } from "../screens/ticket/names.ts";

type Difference = MergePreview["differences"][number];

const OWN_WORDS = ["requester", "department", "product", "group", "assignee"] as const;

/** Field by field what the two tickets say; what stands in the one that stays holds. */
export function Differences({
  preview: { source, target },
  differences,
}: {
  readonly preview: MergePreview;
  readonly differences: readonly Difference[];
}) {
  const t = useWords(merge);
  const shown = useShown([source.requester, target.requester]);
  const label = useLabel();
  if (differences.length === 0) return null;
  const head = "border-b border-separator py-1 pe-3 text-start font-medium text-soft";
  const cell = "border-b border-separator py-1.5 pe-3 text-start align-top break-words";
  return (
    <section aria-labelledby="merge-differences">
      <h3 id="merge-differences" className="m-0 mb-1 font-semibold text-sm">
        {t("differences")}
      </h3>
      <p className="m-0 mb-2 text-soft text-xs">{t("differences.lead", { number: target.number })}</p>
      <table className="w-full table-fixed border-collapse">
        <thead>
          <tr>
            <th className={head}>{t("column.field")}</th>
            <th className={head}>{t("column.goes", { number: source.number })}</th>
            <th className={head}>{t("column.stays", { number: target.number })}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={one.field}>
              <th scope="row" className={`${cell} font-normal`}>
                {label(one.field)}
              </th>
              <td className={`${cell} text-soft`}>{shown(one.field, one.source)}</td>
              <td className={cell}>{shown(one.field, one.target)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const keyOf = (field: string): string => field.replace(/^fields\./, "");

function useLabel(): (field: string) => string {
  const t = useWords(merge);
  const say = useSay();
  const fields = useFields();
  return (field) => {
    const own = OWN_WORDS.find((one) => one === field);
    return own ? t(`field.${own}`) : say(fields(keyOf(field)).name);
  };
}

type Named = MergePreview["source"]["requester"];

function useShown(requesters: readonly Named[]): (field: string, value: Json) => string {
  const t = useWords(merge);
  const name = useNames();
  const fields = useFields();
  const words = useFieldWords();
  const show = (field: string, value: Json): string => {
    if (Array.isArray(value) && !fields(keyOf(field)).options)
      return value.map((one: Json) => show(field, one)).join(", ") || t("none");
    if (OWN_WORDS.some((one) => one === field) && typeof value === "string")
      return requesters.find((one) => one?.id === value)?.name ?? name(value);
    return words(fields(keyOf(field)), value) || t("none");
  };
  return show;
}
