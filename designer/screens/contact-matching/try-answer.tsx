import { Fragment } from "react";
import { Link } from "react-router";
import type { client } from "../../data/client.ts";
import { contactMatching } from "../../i18n/contact-matching.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { colon } from "../../i18n/typeset.ts";

type Known = Extract<Awaited<ReturnType<typeof client.contacts.tryMatching>>, { ok: true }>["body"];
type Step = Known["steps"][number];

/** Who it would be, what decided, why the rest did not, and the organization. */
export function TryAnswer({ known, asked }: { readonly known: Known; readonly asked: boolean }) {
  const t = useWords(contactMatching);
  const say = useSay();
  const { contact, organization, steps } = known;
  const decides = steps.findIndex(({ came }) => came === "known");
  return (
    <>
      <p className="m-0 font-medium">{contact ? <Person one={contact} /> : t("try.fresh")}</p>
      <ul className="m-0 flex flex-col gap-1 ps-5">
        {steps.map((step, index) => (
          <StepLine key={`${step.by} ${step.value}`} step={step} decides={index === decides} />
        ))}
      </ul>
      {contact?.organization ? (
        <p className="m-0">{t("try.already", { organization: contact.organization.name })}</p>
      ) : organization ? (
        <p className="m-0">
          {t(organization.there ? "try.organization" : "try.gone", {
            organization: organization.name,
            source: organization.from,
            rules: say(organization.rules),
          })}
        </p>
      ) : (
        asked && <p className="m-0">{t("try.noOrganization")}</p>
      )}
    </>
  );
}

/** "Phone 0612345678: Nina Roy has it. This decides." */
function StepLine({ step, decides }: { readonly step: Step; readonly decides: boolean }) {
  const t = useWords(contactMatching);
  const language = useLanguage();
  const { by, value, came, people } = step;
  return (
    <li className="min-w-0 break-words">
      {t(`by.${by}`, { value })}
      {colon(language)}
      {people.map((one, index) => (
        <Fragment key={one.id}>
          {index > 0 && ", "}
          <Person one={one} />
        </Fragment>
      ))}
      {people.length > 0 && " – "}
      {came === "known" ? t(decides ? "came.decides" : "came.second") : t(`came.${came}`)}
    </li>
  );
}

const Person = ({ one }: { readonly one: { readonly id: string; readonly name: string } }) => (
  <Link to={`/contacts/${one.id}`} className="text-link hover:underline">
    {one.name}
  </Link>
);
