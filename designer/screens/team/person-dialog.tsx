import { useRef, useState } from "react";
import type { Answer } from "../../../api/contract/client.ts";
import type { Invitation, Member, Place, TeamRole } from "../../../api/contract/team.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { roles as roleWords } from "../../i18n/roles.ts";
import { team as words } from "../../i18n/team.ts";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { Foresight } from "../people/foresight.tsx";
import { RightsField } from "../roles/rights-field.tsx";
import { useRoleName } from "../roles/use-role-name.ts";
import { TeamForm } from "./team-form.tsx";

interface Named {
  readonly id: string;
  readonly name: string;
}

const COLLABORATOR = "role:collaborator";

const options = (some: readonly Named[]) => some.map(({ id: value, name: label }) => ({ value, label }));

/** Who somebody is, what he may do, and where he belongs. */
export function PersonDialog({
  person,
  groups,
  departments,
  roles,
  onDone,
  onClose,
}: {
  /** Absent: a new colleague. */
  readonly person?: Member;
  readonly groups: readonly Named[];
  readonly departments: readonly Named[];
  readonly roles: readonly TeamRole[];
  /** With the link for the password of somebody new. */
  readonly onDone: (person: Member, invitation: Invitation | null) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const r = useWords(roleWords);
  const roleName = useRoleName();
  const first = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState<Place>(
    person ?? { name: "", email: "", role: "role:agent", rights: [], groups: [], departments: [], language: "en" },
  );
  const set = (said: Partial<Place>) => setPlace((was) => ({ ...was, ...said }));
  const { name, email, role, rights, language } = place;
  const given = roles.find(({ id }) => id === role);
  const losesSeat = person?.active && role === COLLABORATOR && person.role !== COLLABORATOR;
  const body: Place = {
    ...{ name: name.trim(), email: email.trim(), role, rights: [...rights], language },
    ...{ groups: [...place.groups], departments: [...place.departments] },
  };
  const nameError = body.name === "" ? t("person.nameNeeded") : undefined;
  const emailError = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email) ? undefined : t("person.emailNeeded");
  return (
    <TeamForm
      title={person ? t("person.edit", { name: person.name }) : t("person.new")}
      act={t(person ? "person.save" : "person.add")}
      ready={!nameError && !emailError}
      initialFocus={first}
      onClose={onClose}
      send={async (): Promise<Answer<{ person: Member; invitation: Invitation | null }>> => {
        if (!person) return client.team.addPerson({ body, idempotencyKey: crypto.randomUUID() });
        const answer = await client.team.changePerson({ params: { id: person.id }, body });
        return answer.ok ? { ...answer, body: { person: answer.body, invitation: null } } : answer;
      }}
      onDone={(answered) => onDone(answered.person, answered.invitation)}
    >
      {({ asked, refused }) => (
        <>
          <TextField
            ref={first}
            label={t("person.name")}
            required
            maxLength={120}
            value={name}
            onChange={(next) => set({ name: next })}
            error={asked ? (nameError ?? refused("/name")) : undefined}
          />
          <TextField
            label={t("person.email")}
            hint={t("person.emailHint")}
            required
            type="email"
            maxLength={320}
            value={email}
            onChange={(next) => set({ email: next })}
            error={asked ? (emailError ?? refused("/email")) : undefined}
          />
          <Select
            label={t("person.role")}
            hint={given?.name === null ? r(`role:${given.basedOn}.text`) : undefined}
            value={role}
            options={roles.map((one) => ({ value: one.id, label: roleName(one) }))}
            error={refused("/role")}
            onChange={(value) => {
              const next = roles.find(({ id }) => id === value);
              if (next) set({ role: next.id, rights: [...next.rights] });
            }}
          />
          {losesSeat && <Foresight person={person} until={null} />}
          <RightsField
            basedOn={given?.basedOn ?? "agent"}
            rights={rights}
            error={refused("/rights")}
            onChange={(next) => set({ rights: next })}
          />
          <MultiCombobox
            label={t("person.groups")}
            options={options(groups)}
            value={place.groups}
            error={refused("/groups")}
            onChange={(next) => set({ groups: next })}
          />
          <MultiCombobox
            label={t("person.departments")}
            options={options(departments)}
            value={place.departments}
            error={refused("/departments")}
            onChange={(next) => set({ departments: next })}
          />
          <Select
            label={t("person.language")}
            value={language}
            options={[
              { value: "en", label: "English" },
              { value: "fr", label: "Français" },
            ]}
            onChange={(next) => set({ language: next === "fr" ? "fr" : "en" })}
          />
        </>
      )}
    </TeamForm>
  );
}
