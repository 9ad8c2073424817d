import { ArrowLeft } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { TicketView } from "../../../../api/contract/ticket-views.ts";
import { useDirectory } from "../../../data/session.ts";
import { useLanguage, useWords } from "../../../i18n/i18n.ts";
import { dateTime } from "../../../i18n/time.ts";
import { why } from "../../../i18n/why.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Select } from "../../../ui/select.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { type ChosenRule, RuleChoice } from "./rule-choice.tsx";
import { WhyAnswerView } from "./why-answer.tsx";

/** The fact of the journal at which somebody wonders. */
export interface WhyAt {
  readonly entry: number;
  readonly at: number;
}

interface WhyDialogProps {
  readonly ticket: TicketView;
  /** Null: now. */
  readonly at: WhyAt | null;
  readonly onClose: () => void;
}

/** Asks a rule, the owner, a time limit or a mail for its reason: at a moment of the journal, or now. */
export default function WhyDialog({ ticket, at, onClose }: WhyDialogProps) {
  const t = useWords(why);
  const language = useLanguage();
  const first = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<"rule" | "his" | "late" | "mail">("rule");
  const entry = at?.entry ?? null;
  const question = (id: typeof asked, content: React.ReactNode) => ({
    id,
    label: t(`question.${id}`),
    content: asked === id ? <div className="px-1 py-3">{content}</div> : null,
  });
  return (
    <Dialog
      open
      size="m"
      initialFocus={first}
      title={t("title")}
      subtitle={at ? t("at.entry", { time: dateTime(at.at, language) }) : t("at.now")}
      onClose={onClose}
    >
      <Tabs
        label={t("questions")}
        value={asked}
        onChange={setAsked}
        tabs={[
          question("rule", <AskRule {...{ ticket, entry, first }} />),
          question("his", <WhyAnswerView ticket={ticket} question={{ ask: "his", entry }} />),
          question("late", <WhyAnswerView ticket={ticket} question={{ ask: "late" }} />),
          question("mail", <AskMail {...{ ticket, entry }} />),
        ]}
      />
    </Dialog>
  );
}

interface Asking {
  readonly ticket: TicketView;
  readonly entry: number | null;
}

function AskRule({ ticket, entry, first }: Asking & { readonly first: React.RefObject<HTMLInputElement | null> }) {
  const t = useWords(why);
  const [chosen, setChosen] = useState<ChosenRule | null>(null);
  if (!chosen) return <RuleChoice first={first} onChoose={setChosen} />;
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        autoFocus
        size="s"
        variant="ghost"
        icon={ArrowLeft}
        onClick={() => {
          // At once: a moment later the dialog would have taken the focus that its button left.
          flushSync(() => setChosen(null));
          first.current?.focus();
        }}
      >
        {t("another")}
      </Button>
      <h3 className="m-0 font-semibold text-sm">{chosen.name}</h3>
      <div className="w-full">
        <WhyAnswerView ticket={ticket} question={{ ask: "rule", rule: chosen.rule, entry }} />
      </div>
    </div>
  );
}

/** Of whom one asks: the requester, and everybody who works here. */
function AskMail({ ticket, entry }: Asking) {
  const t = useWords(why);
  const { data } = useDirectory();
  const [to, setTo] = useState("requester");
  const requester = ticket.requester ? t("mail.requester", { name: ticket.requester.name }) : t("mail.noRequester");
  const people = (data?.people ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t("mail.to")}
        value={to}
        onChange={setTo}
        options={[{ value: "requester", label: requester }, ...people]}
      />
      <WhyAnswerView ticket={ticket} question={{ ask: "mail", to, entry }} />
    </div>
  );
}
