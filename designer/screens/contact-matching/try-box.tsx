import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type ContactMatching, contactMatchingSchema } from "../../../blueprints/contact-matching.ts";
import { bodyOf, client } from "../../data/client.ts";
import { asBody } from "../../document/draft.ts";
import { contactMatching } from "../../i18n/contact-matching.ts";
import { useWords } from "../../i18n/i18n.ts";
import { TextField } from "../../ui/field.tsx";
import { useSettled } from "../search/use-settled.ts";
import { TryAnswer } from "./try-answer.tsx";

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;
const PHONE = /^\+?[\d\s().\-/]{4,39}$/;
const SETTLED_MS = 300;

type Given = { address?: string; phone?: string; number?: string; name?: string };

/** What is known of somebody in; who that would be by these rules, as they are drawn now, and why. Nothing is written. */
export function TryBox({ document }: { readonly document: ContactMatching }) {
  const t = useWords(contactMatching);
  const [typed, setTyped] = useState({ address: "", phone: "", number: "", name: "" });
  const set = (key: keyof Given) => (value: string) => setTyped((was) => ({ ...was, [key]: value }));
  const [address, phone] = [typed.address.trim(), typed.phone.trim()];
  // Only what can be asked for.
  const given: Given = {
    ...(ADDRESS.test(address) && { address }),
    ...(PHONE.test(phone) && { phone }),
    ...(typed.number.trim() !== "" && { number: typed.number.trim() }),
    ...(typed.name.trim() !== "" && { name: typed.name.trim() }),
  };
  const sound = contactMatchingSchema.safeParse(document).success;
  const asked = useSettled(
    sound && Object.keys(given).length > 0 ? JSON.stringify({ ...given, document }) : null,
    SETTLED_MS,
  );
  const tried = useQuery({
    queryKey: ["try-matching", asked],
    enabled: asked !== null,
    gcTime: 0,
    retry: false,
    queryFn: async () => {
      const body = JSON.parse(asked ?? "{}") as Given & { document: object }; // As written above.
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
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t("try.address")}
          type="email"
          maxLength={254}
          value={typed.address}
          onChange={set("address")}
          error={address.includes("@") && !address.endsWith("@") && !ADDRESS.test(address) ? t("try.wrong") : undefined}
        />
        <TextField
          label={t("try.phone")}
          type="tel"
          maxLength={40}
          value={typed.phone}
          onChange={set("phone")}
          error={phone.length > 3 && !PHONE.test(phone) ? t("try.wrongPhone") : undefined}
        />
        <TextField label={t("try.number")} maxLength={100} value={typed.number} onChange={set("number")} />
        <TextField label={t("try.name")} maxLength={200} value={typed.name} onChange={set("name")} />
      </div>
      <div role="status" className="flex flex-col gap-1">
        {!sound && <p className="m-0">{t("try.unfinished")}</p>}
        {tried.isError && asked !== null && <p className="m-0 text-error">{tried.error.message}</p>}
        {known && <TryAnswer known={known} asked={given.address !== undefined} />}
      </div>
    </section>
  );
}
