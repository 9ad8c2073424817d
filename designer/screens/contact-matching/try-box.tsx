import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { type ContactMatching, contactMatchingSchema } from "../../../blueprints/contact-matching.ts";
import { bodyOf, client } from "../../data/client.ts";
import { asBody } from "../../document/draft.ts";
import { contactMatching } from "../../i18n/contact-matching.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { colon } from "../../i18n/typeset.ts";
import { TextField } from "../../ui/field.tsx";
import { useSettled } from "../search/use-settled.ts";

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
const SETTLED_MS = 300;

/** An address and a name in; who that would be by these rules, as they are drawn now. Nothing is written. */
export function TryBox({ document }: { readonly document: ContactMatching }) {
  const t = useWords(contactMatching);
  const [address, setAddress] = useState("");
  const [name, setName] = useState("");
  const typed = address.trim();
  const sound = contactMatchingSchema.safeParse(document).success;
  const asked = useSettled(
    sound && ADDRESS.test(typed) ? JSON.stringify({ address: typed, document }) : null,
    SETTLED_MS,
  );
  const tried = useQuery({
    queryKey: ["try-matching", asked],
    enabled: asked !== null,
    gcTime: 0,
    retry: false,
    queryFn: async () => {
      const body = JSON.parse(asked ?? "{}") as { address: string; document: object }; // As written above.
      return bodyOf(await client.contacts.tryMatching({ body: { ...body, document: asBody(body.document) } }));
    },
  });
  const known = asked === null ? undefined : tried.data;
  return (
    <section aria-labelledby="try" className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <div>
        <h2 id="try" className="m-0 font-semibold text-base">
          {t("try")}
        </h2>
        <p className="m-0 text-soft text-xs">{t("try.hint")}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <TextField
          className="min-w-60 flex-1"
          label={t("try.address")}
          type="email"
          maxLength={254}
          value={address}
          onChange={setAddress}
          error={typed.includes("@") && !typed.endsWith("@") && !ADDRESS.test(typed) ? t("try.wrong") : undefined}
        />
        <TextField className="min-w-48 flex-1" label={t("try.name")} maxLength={200} value={name} onChange={setName} />
      </div>
      <div role="status" className="flex flex-col gap-1">
        {!sound && <p className="m-0">{t("try.unfinished")}</p>}
        {tried.isError && asked !== null && <p className="m-0 text-error">{tried.error.message}</p>}
        {known && <Answer {...{ known, address: typed, name: name.trim() }} />}
      </div>
    </section>
  );
}

type Known = Extract<Awaited<ReturnType<typeof client.contacts.tryMatching>>, { ok: true }>["body"];

function Answer({ known, address, name }: { readonly known: Known; readonly address: string; readonly name: string }) {
  const t = useWords(contactMatching);
  const language = useLanguage();
  const { shared, contact, organization } = known;
  const link = contact && (
    <Link to={`/contacts/${contact.id}`} className="text-link hover:underline">
      {contact.name}
    </Link>
  );
  return (
    <>
      {contact ? (
        <p className="m-0">
          {link}
          {colon(language)}
          {t(contact.by === "address" ? "try.known" : "try.likeness", { address })}
        </p>
      ) : (
        <p className="m-0">
          {shared === null
            ? t(name === "" ? "try.fresh" : "try.freshNamed", { name })
            : t("try.shared", { source: shared })}
        </p>
      )}
      {contact?.organization ? (
        <p className="m-0">{t("try.already", { organization: contact.organization.name })}</p>
      ) : organization ? (
        <p className="m-0">
          {t(organization.there ? "try.organization" : "try.gone", {
            organization: organization.name,
            source: organization.from,
            rules: organization.rules,
          })}
        </p>
      ) : (
        <p className="m-0">{t("try.noOrganization")}</p>
      )}
    </>
  );
}
