import { useRef, useState } from "react";
import type { Answer } from "../../../api/contract/client.ts";
import { type Invitation, type Member, type Place, TEAM_ROLES } from "../../../api/contract/team.ts";
import { RIGHTS, type Right } from "../../../blueprints/people.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { team as words } from "../../i18n/team.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { MultiCombobox } from "../../ui/combobox.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { TeamForm } from "./team-form.tsx";

interface Named {
  readonly id: string;
  readonly name: string;
}

const ROLE_TEXTS = {
  "role:agent": "role.agentText",
  "role:manager": "role.managerText",
  "role:admin": "role.adminText",
} as const;

/** Rights that come with a role; the server gives the same where nobody says otherwise. */
const COME_WITH: { readonly [role in Place["role"]]: readonly Right[] } = {
  "role:agent": [],
  "role:manager": ["design", "publish", "jump", "revoke", "excuse"],
  "role:admin": RIGHTS,
};

const options = (some: readonly Named[]) => some.map(({ id: value, name: label }) => ({ value, label }));

/** Who somebody is, what he may do, and where he belongs. */
export function PersonDialog({
  person,
  groups,
  departments,
  onDone,
  onClose,
}: {
  /** Absent: a new colleague. */
  readonly person?: Member;
  readonly groups: readonly Named[];
  readonly departments: readonly Named[];
  /** With the link for the password of somebody new. */
  readonly onDone: (person: Member, invitation: Invitation | null) => void;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const first = useRef<HTMLInputElement>(null);
  const [place, setPlace] = useState<Place>(
    person ?? { name: "", email: "", role: "role:agent", rights: [], groups: [], departments: [], language: "en" },
  );
  const set = (said: Partial<Place>) => setPlace((was) => ({ ...was, ...said }));
  const { name, email, role, rights, language } = place;
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
            hint={t(ROLE_TEXTS[role])}
            value={role}
            options={TEAM_ROLES.map((value) => ({ value, label: t(value) }))}
            error={refused("/role")}
            onChange={(value) => {
              const next = TEAM_ROLES.find((one) => one === value) ?? "role:agent";
              set({ role: next, rights: [...COME_WITH[next]] });
            }}
          />
          <fieldset className="m-0 flex flex-col gap-1.5 border-0 p-0">
            <legend className="mb-1 p-0 font-medium">{t("person.rights")}</legend>
            {RIGHTS.map((right) => (
              <Checkbox
                key={right}
                label={t(`right.${right}`)}
                checked={rights.includes(right)}
                onChange={(on) => set({ rights: RIGHTS.filter((one) => (one === right ? on : rights.includes(one))) })}
              />
            ))}
          </fieldset>
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
