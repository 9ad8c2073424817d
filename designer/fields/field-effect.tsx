import { Link } from "react-router";
import { type FieldDefinition, fieldSchema } from "../../blueprints/field.ts";
import { may, useDirectory, useMe } from "../data/session.ts";
import { fields } from "../i18n/fields.ts";
import { useWords } from "../i18n/i18n.ts";
import { useDryRun } from "../rules/use-dry-run.ts";
import { useFieldWords } from "./field-words.ts";

/** What fits into it; names and help texts change nothing of that. */
const fitsOf = ({ type, options, ...field }: FieldDefinition): string => {
  const { min, max, minLength, maxLength, pattern, decimals, currency } = field;
  const values = options?.map(({ value, under }) => [value, under ?? null]);
  return JSON.stringify([type, values ?? null, min, max, minLength, maxLength, pattern, decimals, currency]);
};

/** Before a field that tickets have is published otherwise: how many have what does not fit any more, and what becomes of that. */
export function FieldEffect({ document }: { readonly document: FieldDefinition }) {
  const t = useWords(fields);
  const me = useMe();
  const words = useFieldWords();
  const directory = useDirectory().data;
  const known = [...(directory?.fields ?? []), ...(directory?.formerFields ?? [])].find(
    ({ key }) => key === document.key,
  );
  const read = fieldSchema.safeParse(document);
  const other = known !== undefined && read.success && fitsOf(known) !== fitsOf(read.data);
  const asked = other && may(me, "design");
  const run = useDryRun(asked ? document : null);
  if (!asked) return null;
  const data = run.data?.kind === "field" ? run.data : null;
  const told = () => {
    if (run.isError) return t("effect.unknown");
    if (!data || run.waiting) return t("effect.counting");
    if (data.values === 0) return t("effect.none");
    return data.unfit === 0
      ? t("effect.fits", { count: data.values })
      : t("effect.unfit", { count: data.unfit, values: data.values });
  };
  const unfit = data !== null && !run.waiting && data.unfit > 0;
  return (
    <section
      aria-label={t("effect")}
      className={`flex flex-col gap-1 rounded-lg p-3 ${unfit ? "bg-warning-fill text-warning" : "bg-info-fill text-info"}`}
    >
      <p role="status" aria-busy={run.waiting} className="m-0">
        {told()} {data && !data.complete && t("effect.partly")}
      </p>
      {unfit && (
        <>
          <p className="m-0">{t("effect.shown")}</p>
          <ul className="m-0 ps-5">
            {data.examples.map(({ id, number, subject, value }) => (
              <li key={id}>
                <Link to={`/tickets/${number}`}>
                  #{number} {subject}
                </Link>
                : {known ? words(known, value) : String(value)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
