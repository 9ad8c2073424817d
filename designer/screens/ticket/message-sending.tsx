import clsx from "clsx";
import { CircleAlert, Clock, MailCheck } from "lucide-react";
import type { SendingView } from "../../../api/contract/ticket-views.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { mailOut } from "../../i18n/mail-out.ts";
import { shortTime } from "../../i18n/time.ts";

const TROUBLE = new Set<SendingView["to"][number]["state"]>(["refused", "bounced", "complained"]);

/** Below a reply: that it waits, when it left, and at whom it did not arrive and why. */
export function MessageSending({ sending }: { readonly sending: SendingView }) {
  const t = useWords(mailOut);
  const language = useLanguage();
  const { state, at, leavesAt, said, to } = sending;
  const trouble = state === "failed" || to.some((one) => TROUBLE.has(one.state));
  const Icon = trouble ? CircleAlert : state === "left" ? MailCheck : Clock;
  const words =
    state === "left" && at !== null
      ? t("left", { time: shortTime(at, language) })
      : state === "queued"
        ? t(leavesAt === null && said !== null ? "waits" : "queued")
        : t(state === "dropped" ? "dropped" : "failed");
  const told = to.filter((one) => one.state !== "left");
  return (
    <div className="mt-1.5 text-xs text-soft">
      <p
        className={clsx("m-0 flex items-center gap-1", trouble && "text-error")}
        title={to.map(({ address }) => address).join(", ")}
      >
        <Icon size={12} aria-hidden className="shrink-0" />
        {words}
      </p>
      {said !== null && state !== "left" && <p className="m-0 break-words">{t("ours", { said })}</p>}
      {told.length > 0 && (
        <ul className="m-0 list-none p-0">
          {told.map((one) => (
            <Recipient key={one.address} recipient={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Recipient({
  recipient: { address, state, at, why, said },
}: {
  readonly recipient: SendingView["to"][number];
}) {
  const t = useWords(mailOut);
  const say = useSay();
  const language = useLanguage();
  return (
    <li className={clsx("break-words", TROUBLE.has(state) && "text-error")}>
      {t(`to.${state}`, { address, time: shortTime(at, language) })}
      {why && `. ${say(why)}`}
      {said !== null && <span className="block text-soft">{t("server", { said })}</span>}
    </li>
  );
}
