import { useId, useRef, useState } from "react";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { dateTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
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
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const until = new Date(typed).getTime();
  const good = until > now;
  const set = async () => {
    if (!good || busy) return;
    setBusy(true);
    const reason = await onSet(until);
    setBusy(false);
    setRefused(reason);
    if (reason !== null) return;
    toast(t("absence.done", { name: person.name, at: dateTime(until, language) }), { tone: "good" });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      initialFocus={field}
      title={mine ? t("absence.mine") : t("absence.title", { name: person.name })}
      footer={
        <>
          <Button onClick={onClose}>{t("edit.cancel")}</Button>
          <Button type="submit" form={form} variant="primary" busy={busy} aria-disabled={!good}>
            {t("absence.set")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void set();
        }}
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
      </form>
    </Dialog>
  );
}
