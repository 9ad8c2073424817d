import { Plus } from "lucide-react";
import { useState } from "react";
import type { WorkerView } from "../../../api/contract/people.ts";
import type { Capacity } from "../../../blueprints/assignment.ts";
import { bodyOf, client } from "../../data/client.ts";
import { useDirectory } from "../../data/session.ts";
import { reasonOf } from "../../document/draft.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { colon } from "../../i18n/typeset.ts";
import { CalendarField } from "../../rules/calendar-field.tsx";
import { RuleForm } from "../../rules/rule-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { CapacityFields } from "../assignment/capacity.tsx";
import { WordsField } from "../routing/given-fields.tsx";

/** What somebody can do, when, and how much: saved at once, with history. */
export function EditPerson({
  person,
  known,
  onSaved,
  onClose,
}: {
  readonly person: WorkerView;
  /** Skills that this desk speaks of. */
  readonly known: readonly string[];
  readonly onSaved: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords(people);
  const shown = useLanguage();
  const { name } = person;
  const directory = useDirectory().data ?? null;
  const [skills, setSkills] = useState<readonly string[]>(person.skills);
  const [shift, setShift] = useState(person.shift);
  const [capacity, setCapacity] = useState<Capacity>(person.capacity);
  const [language, setLanguage] = useState(person.language.startsWith("fr") ? "fr" : "en");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    const answer = await client.people
      .change({
        params: { id: person.id },
        body: { skills: [...skills], shift, capacity, language: language === "fr" ? "fr" : "en" },
      })
      .then(bodyOf)
      .catch(reasonOf);
    setBusy(false);
    if (typeof answer === "string") return setRefused(answer);
    toast(t("edit.saved", { name }), { tone: "good" });
    onSaved();
    onClose();
  };
  const missing = known.filter((skill) => !skills.includes(skill));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("edit.title", { name })}
      footer={
        <>
          <Button onClick={onClose}>{t("edit.cancel")}</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            {t("edit.save")}
          </Button>
        </>
      }
    >
      <RuleForm findings={[]} readOnly={false} directory={directory} wanted={null}>
        <div className="flex flex-col gap-4">
          {refused && (
            <p role="alert" className="m-0 text-error">
              {refused}
            </p>
          )}
          <p className="m-0">
            <span className="text-soft">
              {t("edit.groups")}
              {colon(shown)}
            </span>
            {person.groups.map((group) => group.name).join(", ") || t("edit.noGroups")}
          </p>
          <div className="flex flex-col gap-2">
            <WordsField
              label={t("edit.skills")}
              hint={t("edit.skillsHint")}
              value={skills}
              onChange={(words) => setSkills(words ?? [])}
            />
            {missing.length > 0 && (
              <div className="flex flex-wrap items-center gap-1.5">
                <span className="text-soft text-xs">{t("edit.known")}:</span>
                {missing.map((skill) => (
                  <Button
                    key={skill}
                    size="s"
                    icon={Plus}
                    aria-label={t("edit.add", { skill })}
                    onClick={() => setSkills([...skills, skill])}
                  >
                    {skill}
                  </Button>
                ))}
              </div>
            )}
          </div>
          <div>
            <CalendarField
              label={t("edit.shift")}
              empty={t("always")}
              value={shift ?? undefined}
              at="/shift"
              onChange={(key) => setShift(key ?? null)}
            />
            <p className="m-0 mt-1 text-soft text-xs">{t("edit.shiftHint")}</p>
          </div>
          <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
            <legend className="p-0 font-medium">{t("edit.capacity", { name })}</legend>
            <p className="m-0 text-soft text-xs">{t("edit.capacityHint")}</p>
            <CapacityFields value={capacity} onChange={(next) => setCapacity(next ?? {})} />
          </fieldset>
          <Select
            label={t("edit.language")}
            value={language}
            options={[
              { value: "en", label: "English" },
              { value: "fr", label: "Français" },
            ]}
            onChange={setLanguage}
          />
        </div>
      </RuleForm>
    </Dialog>
  );
}
