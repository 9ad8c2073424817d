import type { MergePreview } from "../../api/contract/merge.ts";
import { MERGE_CONSENTS, type MergeConsent } from "../../blueprints/event.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { Checkbox } from "../ui/checkbox.tsx";

type Conflict = MergePreview["conflicts"][number];

/** What somebody has agreed to so far, and chosen. */
export interface Answered {
  readonly agreed: readonly MergeConsent[];
  readonly reopen: boolean | null;
}
export const NOTHING_SAID: Answered = { agreed: [], reopen: null };

const consentOf = (code: Conflict["code"]): MergeConsent | null => MERGE_CONSENTS.find((one) => one === code) ?? null;

export const isAnswered = (conflicts: readonly Conflict[], { agreed, reopen }: Answered): boolean =>
  conflicts.every(({ code, asks }) => {
    const consent = consentOf(code);
    return asks === "choose" ? reopen !== null : asks === "know" || (consent !== null && agreed.includes(consent));
  });

/** Each conflict in words, with what it asks. */
export function Conflicts({
  conflicts,
  number,
  said,
  onSay,
}: {
  readonly conflicts: readonly Conflict[];
  /** Of the ticket that stays. */
  readonly number: number;
  readonly said: Answered;
  readonly onSay: (said: Answered) => void;
}) {
  const t = useWords(merge);
  const say = useSay();
  if (conflicts.length === 0) return null;
  const agree = (consent: MergeConsent, yes: boolean) =>
    onSay({ ...said, agreed: [...said.agreed.filter((one) => one !== consent), ...(yes ? [consent] : [])] });
  return (
    <section aria-labelledby="merge-conflicts">
      <h3 id="merge-conflicts" className="m-0 mb-2 font-semibold text-sm">
        {t("conflicts")}
      </h3>
      <ul className="m-0 flex list-none flex-col gap-3 p-0">
        {conflicts.map(({ code, asks, message }) => {
          const consent = consentOf(code);
          return (
            <li key={code} className="rounded-lg bg-warning-fill px-3 py-2 text-warning">
              {asks === "agree" && consent ? (
                <Checkbox
                  label={say(message)}
                  hint={t("agree")}
                  checked={said.agreed.includes(consent)}
                  onChange={(yes) => agree(consent, yes)}
                />
              ) : asks === "choose" ? (
                <fieldset className="m-0 flex flex-col gap-1 border-0 p-0">
                  <legend className="mb-1 p-0">{say(message)}</legend>
                  {([true, false] as const).map((reopen) => (
                    <label key={String(reopen)} className="flex items-start gap-2">
                      <input
                        type="radio"
                        name="reopen"
                        className="mt-1 accent-primary"
                        checked={said.reopen === reopen}
                        onChange={() => onSay({ ...said, reopen })}
                      />
                      {t(reopen ? "reopen.yes" : "reopen.no", { number })}
                    </label>
                  ))}
                </fieldset>
              ) : (
                <p className="m-0">{say(message)}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
