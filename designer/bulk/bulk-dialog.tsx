import { useRef, useState } from "react";
import type { BulkAction, BulkSelection } from "../../api/contract/bulk.ts";
import { useDirectory } from "../data/session.ts";
import { bulk } from "../i18n/bulk.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { type ChosenMacro, MacroChoice } from "../screens/ticket/macro-choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { BulkChange } from "./bulk-change.tsx";
import { BulkFrame, type BulkWork } from "./bulk-frame.tsx";
import BulkProgress from "./bulk-progress.tsx";
import { BulkStep } from "./bulk-step.tsx";
import { useBulkStart } from "./use-bulk.ts";

export type BulkKind = "step" | "change" | "macro";

interface BulkDialogProps {
  readonly kind: BulkKind;
  readonly selection: BulkSelection;
  readonly count: number | null;
  readonly onClose: () => void;
}

const FORMS = { step: BulkStep, change: BulkChange, macro: BulkMacro } as const;

/** One thing for many tickets: what it asks, asked once, then how far it is. */
export default function BulkDialog({ kind, selection, count, onClose }: BulkDialogProps) {
  const t = useWords(bulk);
  const [job, setJob] = useState<string | null>(null);
  // As it was when the dialog was opened: a live list must not change under what is decided here.
  const [fixed] = useState({ selection, count });
  const { start, busy, refused } = useBulkStart(({ id }) => setJob(id));
  if (job !== null) return <BulkProgress id={job} title={t("run.title")} onClose={onClose} />;
  const Form = FORMS[kind];
  const onStart = (action: BulkAction) => void start(fixed.selection, action);
  return <Form {...fixed} busy={busy} refused={refused} onStart={onStart} onClose={onClose} />;
}

/** A macro on everything that a view holds; what it comes to on each is said afterwards. */
function BulkMacro(work: BulkWork) {
  const t = useWords(bulk);
  const say = useSay();
  const directory = useDirectory();
  const first = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ChosenMacro | null>(null);
  if (chosen)
    return (
      <BulkFrame
        {...work}
        title={chosen.name}
        onBack={() => setChosen(null)}
        onGo={() => work.onStart({ do: "macro", macro: chosen.key })}
      >
        <p className="m-0 text-soft">{t("step.others")}</p>
      </BulkFrame>
    );
  return (
    <Dialog open size="s" initialFocus={first} title={t("macro.title")} onClose={work.onClose}>
      <MacroChoice
        offered={directory.data?.macros.map(({ key, name }) => ({ key, name: say(name), section: "" }))}
        first={first}
        onChoose={setChosen}
        {...(directory.isError && { failed: () => void directory.refetch() })}
      />
    </Dialog>
  );
}
