import { useRef, useState } from "react";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { dateTime } from "../../i18n/time.ts";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { Foresight } from "./foresight.tsx";
import { localBox, tomorrowMorning } from "./wall-time.ts";

export interface AbsenceDialogProps {
  readonly person: { readonly id: string; readonly name: string };
  /** Somebody sets it for himself. */
  readonly mine?: boolean;
  /** Sets it; gives why it could not be. */
  readonly onSet: (until: number) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Until when somebody is absent, and what becomes of his tickets, before it is said. */
export default function AbsenceDialog({ person, mine = false, onSet, onClose }: AbsenceDialogProps) {
  const t = useWords(people);
  const language = useLanguage();
  const now = useNow();
  const [typed, setTyped] = useState(() => localBox(tomorrowMorning(now)));
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const until = new Date(typed).getTime();
  const good = until > now;
  const set = async () => {
    if (!good) return;
    setBusy(true);
    const reason = await onSet(until);
    setBusy(false);
    setRefused(reason);
    if (reason !== null) return;
    toast(t("absence.done", { name: person.name, at: dateTime(until, language) }), { tone: "good" });
    onClose();
  };
  return (
    <FormDialog
      onClose={onClose}
      initialFocus={field}
      title={mine ? t("absence.mine") : t("absence.title", { name: person.name })}
      act={t("absence.set")}
      busy={busy}
      ready={good}
      onSend={() => void set()}
    >
      <TextField
        label={t("absence.until")}
        hint={t("absence.hint")}
        error={refused ?? (good ? undefined : t("absence.past"))}
        type="datetime-local"
        ref={field}
        value={typed}
        onChange={setTyped}
      />
      {good && <Foresight person={person} until={until} />}
    </FormDialog>
  );
}
