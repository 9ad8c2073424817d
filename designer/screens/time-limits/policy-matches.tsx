import { type SlaPolicy, slaPolicySchema } from "../../../blueprints/sla-policy.ts";
import { may, useMe } from "../../data/session.ts";
import { useWords } from "../../i18n/i18n.ts";
import { timeLimits } from "../../i18n/time-limits.ts";
import { useDryRun } from "../../rules/use-dry-run.ts";

/** How many live tickets the condition takes, and how many of them would be late at once. */
export function PolicyMatches({ document }: { readonly document: SlaPolicy }) {
  const t = useWords(timeLimits);
  const me = useMe();
  const whole = may(me, "design") && slaPolicySchema.safeParse(document).success;
  const run = useDryRun(whole ? document : null);
  if (!whole) return null;
  const { data } = run;
  return (
    <p role="status" aria-busy={run.waiting} className="m-0 mt-1 text-soft text-xs">
      {data?.kind === "sla-policy" && !run.isError
        ? `${t("matches.form", { matches: data.matches, late: data.breachedNow })} ${data.complete ? "" : t("matches.partly")}`
        : run.isError
          ? ""
          : t("matches.counting")}
    </p>
  );
}
