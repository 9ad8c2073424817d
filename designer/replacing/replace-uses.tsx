import { useState } from "react";
import { useWords } from "../i18n/i18n.ts";
import { replacing as words } from "../i18n/replacing.ts";
import { Select } from "../ui/select.tsx";
import { DraftList } from "./draft-list.tsx";
import { MoveHours } from "./move-hours.tsx";
import { useOthers } from "./use-others.ts";
import { type Replaceable, useReplacing } from "./use-replacing.ts";

export interface ReplaceUsesProps {
  readonly kind: Replaceable;
  /** Without its kind where it is people or a team: `finance`. */
  readonly of: string;
  readonly name: string;
}

/** Another of its kind is drawn into what names it: shown document by document before, taken back as one after. */
export default function ReplaceUses({ kind, of, name }: ReplaceUsesProps) {
  const t = useWords(words);
  const others = useOthers(kind, of);
  const [by, setBy] = useState("");
  const called = others.find(({ value }) => value === by)?.label ?? by;
  const drafts = useReplacing(by === "" ? null : { kind, key: of, by }, { name, by: called });
  if (others.length === 0) return <p className="m-0 text-soft">{t("by.none")}</p>;
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t("by")}
        empty={t("by.choose")}
        value={by}
        options={others}
        onChange={setBy}
        disabled={drafts.busy}
      />
      {by !== "" && <DraftList drafts={drafts} none={t("none")} hint={kind === "field" && ` ${t("values")}`} />}
      {by !== "" && kind === "calendar" && <MoveHours key={by} from={of} by={by} called={called} />}
    </div>
  );
}
