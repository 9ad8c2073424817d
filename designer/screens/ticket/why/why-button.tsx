import { lazy, Suspense, useState } from "react";
import type { TicketView } from "../../../../api/contract/ticket-views.ts";
import { useLanguage, useWords } from "../../../i18n/i18n.ts";
import { shortTime } from "../../../i18n/time.ts";
import { why } from "../../../i18n/why.ts";
import type { WhyAt } from "./why-dialog.tsx";

const load = () => import("./why-dialog.tsx");
const WhyDialog = lazy(load);

/** Opens the questions, at a moment of the journal or now; the dialog comes with the first press. */
export function WhyButton({ ticket, at }: { readonly ticket: TicketView; readonly at: WhyAt | null }) {
  const t = useWords(why);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        {...(at && { "aria-label": t("ask.at", { time: shortTime(at.at, language) }) })}
        className="inline-flex min-h-6 items-center rounded text-link text-xs hover:underline"
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      >
        {t(at ? "ask" : "ask.now")}
      </button>
      {open && (
        <Suspense>
          <WhyDialog {...{ ticket, at }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
