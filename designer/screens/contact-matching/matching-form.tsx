import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import type { ContactMatching } from "../../../blueprints/contact-matching.ts";
import { type DefinitionFormProps, findingAt } from "../../definition/form.ts";
import { contactMatching } from "../../i18n/contact-matching.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { OrganizationField } from "../contacts/organization-field.tsx";
import { useOrganizationNames } from "../contacts/use-contacts.ts";
import { LinesField } from "./lines-field.tsx";
import { TryBox } from "./try-box.tsx";

/** By what contacts are known again, and to which organization those who write belong. */
export function MatchingForm({ document, change, findings, readOnly }: DefinitionFormProps<ContactMatching>) {
  const t = useWords(contactMatching);
  const language = useLanguage();
  const { subaddresses, shared, organizations } = document;
  const errorIn = (pointer: string) => findingAt(findings, pointer)?.message[language];
  const names = useOrganizationNames(organizations.map(({ organization }) => organization));
  return (
    <div className="flex max-w-180 flex-col gap-4">
      <TryBox document={document} />
      <section className="flex flex-col gap-4 rounded-lg border border-separator bg-panel p-4">
        <div data-pointer="/subaddresses">
          <Checkbox
            label={t("subaddresses")}
            hint={t("subaddresses.hint")}
            disabled={readOnly}
            checked={subaddresses}
            onChange={(on) => change({ ...document, subaddresses: on })}
          />
        </div>
        <div data-pointer="/shared">
          <LinesField
            label={t("shared")}
            hint={t("shared.hint")}
            disabled={readOnly}
            error={errorIn("/shared")}
            value={shared}
            onChange={(next) => change({ ...document, shared: next }, { merge: "shared" })}
          />
        </div>
      </section>
      <section aria-labelledby="organizations" className="flex flex-col gap-3">
        <h2 id="organizations" className="m-0 font-semibold text-base">
          {t("organizations")}
        </h2>
        <p className="m-0 text-soft">{t("organizations.hint")}</p>
        {organizations.map(({ organization, from }, at) => (
          <div
            key={organization}
            data-pointer={`/organizations/${at}`}
            className="grid items-start gap-3 rounded-lg border border-separator bg-panel p-4 sm:grid-cols-[1fr_auto]"
          >
            <div className="flex min-w-0 flex-col gap-3">
              <p className="m-0 font-medium break-words">{names.get(organization) ?? organization}</p>
              <LinesField
                label={t("from")}
                hint={t("from.hint")}
                disabled={readOnly}
                error={errorIn(`/organizations/${at}`)}
                value={from}
                onChange={(next) =>
                  change(
                    { ...document, organizations: organizations.with(at, { organization, from: next }) },
                    { merge: `from ${at}` },
                  )
                }
              />
            </div>
            <IconButton
              icon={Trash2}
              disabled={readOnly}
              label={t("remove", { name: names.get(organization) ?? organization })}
              onClick={() => change({ ...document, organizations: organizations.toSpliced(at, 1) })}
            />
          </div>
        ))}
        {!readOnly && (
          <AddOrganization
            taken={organizations.map(({ organization }) => organization)}
            onAdd={(organization) =>
              change({ ...document, organizations: [...organizations, { organization, from: [] }] })
            }
          />
        )}
      </section>
    </div>
  );
}

function AddOrganization({
  taken,
  onAdd,
}: {
  readonly taken: readonly string[];
  readonly onAdd: (organization: string) => void;
}) {
  const t = useWords(contactMatching);
  const [chosen, setChosen] = useState<{ readonly id: string | null; readonly name: string | null }>({
    id: null,
    name: null,
  });
  const { id, name } = chosen;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-60 flex-1">
        <OrganizationField value={id} name={name} onChange={(next, called) => setChosen({ id: next, name: called })} />
      </div>
      <Button
        icon={Plus}
        disabled={id === null || taken.includes(id)}
        onClick={() => {
          if (id !== null) onAdd(id);
          setChosen({ id: null, name: null });
        }}
      >
        {t("add")}
      </Button>
    </div>
  );
}
