import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import type { Conflict, ContactView } from "../../../api/contract/contacts.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { contacts } from "../../i18n/contacts.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { toast } from "../../ui/toast.tsx";
import { ContactField } from "./contact-field.tsx";
import { takeBack } from "./undo-merge.ts";
import { useContactsChanged } from "./use-contacts.ts";

type Take = { readonly [field in Conflict["field"]]?: string };

/** Who becomes part of this contact: what they say differently is shown first, and decided. */
export function MergeDialog({
  contact,
  chosen,
  onClose,
}: {
  readonly contact: ContactView;
  readonly chosen: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useWords(contacts);
  const changed = useContactsChanged();
  const { id, name } = contact;
  const [others, setOthers] = useState(chosen);
  const [take, setTake] = useState<Take>({});
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const compared = useQuery({
    queryKey: [...keys.contacts, "compare", id, others],
    enabled: others.length > 0,
    queryFn: async () => bodyOf(await client.contacts.compare({ params: { id }, body: { others: [...others] } })),
  });
  const comparison = others.length > 0 ? compared.data : undefined;
  const merge = async () => {
    if (others.length === 0) return setRefused(t("merge.choose"));
    setBusy(true);
    setRefused(null);
    const answer = await client.contacts.merge({ params: { id }, body: { others: [...others], take } });
    if (!answer.ok) {
      setBusy(false);
      return setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
    }
    await changed();
    const [latest] = answer.body.merges;
    toast(t("merge.done", { name }), {
      tone: "good",
      ...(latest && {
        action: {
          label: t("merge.undo"),
          onPress: () =>
            void takeBack(latest.id, changed).then((why) =>
              toast(why ?? t("merges.undoDone"), { tone: why === null ? "good" : "error" }),
            ),
        },
      }),
    });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("merge.title", { name })}
      subtitle={t("merge.lead", { name })}
      footer={
        <>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button variant="primary" busy={busy} onClick={() => void merge()}>
            {others.length === 0 ? t("merge.act") : t("merge.do", { count: others.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {refused !== null && (
          <p role="alert" className="m-0 text-error">
            {refused}
          </p>
        )}
        <ContactField
          // Whoever was chosen stands in the list below, and the box is empty for the next.
          key={others.length}
          label={t("merge.who")}
          hint={t("merge.whoHint")}
          without={[id, ...others]}
          value={null}
          onChange={(other) => other !== null && setOthers([...others, other])}
        />
        {others.length > 0 && compared.isError && !comparison && (
          <p role="alert" className="m-0 text-error">
            {compared.error.message}
          </p>
        )}
        {comparison && (
          <ul className="m-0 flex list-none flex-col gap-1 p-0">
            {comparison.contacts.map((one) => (
              <li key={one.id} className="flex items-center gap-2 rounded-md bg-raised px-3 py-1.5">
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{one.name}</span>{" "}
                  <span className="text-soft">
                    {[...one.emails, ...one.phones, t("merge.tickets", { count: one.tickets })].join(" · ")}
                  </span>
                </span>
                {one.id === id ? (
                  <span className="text-soft">{t("merge.stays")}</span>
                ) : (
                  <IconButton
                    label={t("org.remove", { name: one.name })}
                    icon={X}
                    onClick={() => setOthers(others.filter((other) => other !== one.id))}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
        {comparison && <Conflicts conflicts={comparison.conflicts} take={take} onTake={setTake} />}
      </div>
    </Dialog>
  );
}

function Conflicts({
  conflicts,
  take,
  onTake,
}: {
  readonly conflicts: readonly Conflict[];
  readonly take: Take;
  readonly onTake: (take: Take) => void;
}) {
  const t = useWords(contacts);
  if (conflicts.length === 0) return <p className="m-0 text-soft">{t("merge.agree")}</p>;
  const shown = (field: Conflict["field"], label: string): string => {
    if (field === "language") return t(label.startsWith("fr") ? "language.fr" : "language.en");
    if (field === "kind" && (label === "prospect" || label === "employee" || label === "customer"))
      return t(`kind.${label}`);
    return label;
  };
  return (
    <div className="flex flex-col gap-3">
      <h3 className="m-0 text-base font-semibold">{t("merge.conflicts")}</h3>
      {conflicts.map(({ field, values }) => (
        <fieldset key={field} className="m-0 min-w-0 border-0 p-0">
          <legend className="p-0 font-medium">{t(field)}</legend>
          {values.map(({ contact, label }, place) => (
            <label key={contact} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name={`take-${field}`}
                checked={take[field] === undefined ? place === 0 : take[field] === contact}
                onChange={() => onTake({ ...take, [field]: contact })}
              />
              <span className="break-words">{shown(field, label)}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
