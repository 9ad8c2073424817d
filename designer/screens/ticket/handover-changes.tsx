import type { ReactNode } from "react";
import type { HandoverPreview } from "../../../api/contract/handover.ts";
import { handover } from "../../i18n/handover.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime } from "../../i18n/time.ts";

/** What handing the ticket over changes, line by line. */
export function HandoverChanges({ preview }: { readonly preview: HandoverPreview }) {
  const t = useWords(handover);
  const say = useSay();
  const language = useLanguage();
  const { department, enters, losses, owner, group, due, fields, readers } = preview;
  const fromTo = (from: string, to: string): string =>
    from === to ? t("change.same", { what: to }) : t("change.to", { from, to });
  const at = (instant: number | null): string => (instant === null ? t("none") : dateTime(instant, language));
  const goesOn = losses.some(({ code }) => code === "goesOn");
  return (
    <section aria-labelledby="handover-changes">
      <h3 id="handover-changes" className="m-0 mb-2 font-semibold text-sm">
        {t("changes")}
      </h3>
      <dl className="m-0 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Line label={t("change.process")}>
          {enters
            ? t("process.enters", { blueprint: say(enters.blueprint), state: say(enters.state) })
            : t(goesOn ? "process.goesOn" : "process.none")}
        </Line>
        <Line label={t("change.group")}>{fromTo(group.from?.name ?? t("none"), group.to?.name ?? t("none"))}</Line>
        <Line label={t("change.owner")}>{fromTo(owner.from?.name ?? t("nobody"), owner.to?.name ?? t("nobody"))}</Line>
        <Line label={t("change.due")}>{fromTo(at(due.from), at(due.to))}</Line>
        {fields.length > 0 && (
          <Line label={t("change.fields")}>
            {t("fields.keep", { fields: fields.map(({ name }) => say(name)).join(", ") })}
          </Line>
        )}
        <Line label={t("change.readers")}>
          {t("readers", { count: readers.department, department: department.name })}
        </Line>
      </dl>
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{label}</dt>
      <dd className="m-0 min-w-0 break-words">{children}</dd>
    </>
  );
}
