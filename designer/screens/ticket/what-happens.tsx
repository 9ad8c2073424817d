import { ArrowRight } from "lucide-react";
import type { OfferView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { actionType } from "../../../blueprints/vocabulary/actions.ts";
import { desk } from "../../i18n/desk.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { typeset } from "../../i18n/typeset.ts";
import { useNames } from "./names.ts";

/** "What will happen": where the ticket goes, and the drawn actions of After in words. */
export function WhatHappens({
  offer,
  document,
}: {
  readonly offer: OfferView;
  readonly document: Blueprint | null | undefined;
}) {
  const t = useWords(desk);
  const say = useSay();
  const language = useLanguage();
  const name = useNames();
  const after = document?.transitions.find((transition) => transition.id === offer.transition)?.after ?? [];
  const stays = offer.to === offer.fromState;
  return (
    <section aria-labelledby="happens" className="rounded-lg bg-raised px-3 py-2.5">
      <h3 id="happens" className="m-0 mb-1 text-xs font-semibold text-soft">
        {t("dialog.happens")}
      </h3>
      <ul className="m-0 flex list-none flex-col gap-0.5 p-0">
        <li className="flex gap-1.5">
          <ArrowRight size={16} aria-hidden className="mt-0.5 shrink-0 text-soft" />
          {t(stays ? "dialog.staysIn" : "dialog.goes", { state: say(offer.toName) })}
        </li>
        {after.map((action, index) => {
          const sentence = actionType(action.do)?.sentence(action, name);
          return (
            sentence && (
              // biome-ignore lint/suspicious/noArrayIndexKey: a published document's list never changes
              <li key={index} className="flex gap-1.5">
                <ArrowRight size={16} aria-hidden className="mt-0.5 shrink-0 text-soft" />
                {typeset(sentence[language], language)}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
