import { Check, UserRoundCheck } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { OffersView, OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import type { ApprovalView } from "../../../api/contract/waiting.ts";
import { useNow } from "../../data/use-now.ts";
import { fieldWords } from "../../fields/field-words.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime, relative, shortTime } from "../../i18n/time.ts";
import { colon } from "../../i18n/typeset.ts";
import { waiting } from "../../i18n/waiting.ts";
import { singleKeysOff } from "../../ui/use-shortcut.ts";
import { fieldValueOf, useFields } from "./attributes.ts";
import { useNames } from "./names.ts";

export interface ApprovalCardProps {
  readonly ticket: TicketView;
  readonly approval: ApprovalView;
  readonly offers: OffersView | undefined;
  readonly onStep: (offer: OfferView) => void;
}

const KEYS: { readonly [key: string]: OfferView["part"] } = { y: "approve", n: "reject" };

const namesOf = (people: ApprovalView["of"]): string => people.map(({ name }) => name).join(", ");

/** Who is asked to approve and who has; whoever may answer does so by Y and N while the card has the focus. */
export function ApprovalCard({ ticket, approval, offers, onStep }: ApprovalCardProps) {
  const t = useWords(waiting);
  const language = useLanguage();
  const now = useNow();
  const { of, need, given, asker, askedAt, deputies } = approval;
  const offered = (part: OfferView["part"]) => offers?.offered.find((offer) => offer.part === part);
  const answers = offered("approve") !== undefined || offered("reject") !== undefined;
  /** Here, not for the whole page: there N writes a note, and the card comes before it. */
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || singleKeysOff()) return;
    const part = KEYS[event.key.toLowerCase()];
    const offer = part && offered(part);
    if (!offer) return;
    event.preventDefault();
    onStep(offer);
  };
  const when = shortTime(askedAt, language);
  const people = namesOf(of);
  return (
    <section
      onKeyDown={press}
      tabIndex={answers ? 0 : undefined}
      data-region="approval"
      aria-labelledby="approval"
      className="flex flex-col gap-1 border-b border-separator bg-warning-fill/40 px-4 py-3 outline-offset-[-2px]"
    >
      <h2 id="approval" className="m-0 flex flex-wrap items-center gap-2 text-sm font-semibold">
        <UserRoundCheck size={16} aria-hidden />
        {t("approval")}
        <span className="tabular font-normal text-soft">
          {t("approval.count", { given: given.length, need: need === "all" ? Math.max(of.length, 1) : need })}
        </span>
      </h2>
      <p className="m-0 break-words" title={dateTime(askedAt, language)}>
        {people === ""
          ? t("approval.nobody")
          : asker
            ? t("approval.asked", { asker: asker.name, people, when })
            : t("approval.askedByNobody", { people, when })}{" "}
        {need === "all" && of.length > 1 && t("approval.all")}
      </p>
      {approval.fields.length > 0 && <Approved ticket={ticket} fields={approval.fields} />}
      {given.length > 0 && (
        <ul className="m-0 flex list-none flex-wrap gap-x-4 gap-y-1 p-0">
          {given.map(({ by, at }) => (
            <li key={by.id} className="flex items-center gap-1.5" title={dateTime(at, language)}>
              <Check size={14} aria-hidden className="shrink-0 text-good" />
              {t("approval.given", { name: by.name, when: shortTime(at, language) })}
            </li>
          ))}
        </ul>
      )}
      {deputies.asked ? (
        <p className="m-0 text-soft">{t("approval.deputiesAsked", { people: namesOf(deputies.people) })}</p>
      ) : (
        deputies.at !== null && (
          <p className="m-0 text-soft" title={dateTime(deputies.at, language)}>
            {t("approval.deputiesAt", {
              people: namesOf(deputies.people),
              when: relative(deputies.at, language, now),
            })}
          </p>
        )
      )}
      {answers && <p className="m-0 text-xs text-soft">{t("approval.keys")}</p>}
    </section>
  );
}

/** What is approved, as it stands now: nobody should have to look for it among the fields. */
function Approved({ ticket, fields }: { readonly ticket: TicketView; readonly fields: readonly string[] }) {
  const t = useWords(waiting);
  const say = useSay();
  const language = useLanguage();
  const look = useFields();
  const name = useNames();
  return (
    <dl aria-label={t("approval.what")} className="m-0 flex flex-wrap gap-x-4 gap-y-0.5">
      {fields.map((key) => (
        <div key={key} className="flex min-w-0 gap-1.5">
          <dt className="text-soft">{`${say(look(key).name)}${colon(language)}`}</dt>
          <dd className="m-0 min-w-0 break-words font-medium">
            {fieldWords(look(key), fieldValueOf({ ...ticket }, key), language, name) || t("approval.empty")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
