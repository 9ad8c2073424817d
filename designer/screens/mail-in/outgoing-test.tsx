import { SendHorizontal } from "lucide-react";
import { useState } from "react";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { mailServers } from "../../i18n/mail-servers.ts";
import { Button } from "../../ui/button.tsx";
import { faultWords } from "./fault-words.ts";

/** Whether mail can leave: the desk signs in to its mail server and sends nothing. */
export function OutgoingTest() {
  const t = useWords(mailServers);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly good: boolean; readonly words: string } | null>(null);
  const test = async () => {
    setBusy(true);
    const answer = await client.mailServers.testOutgoing();
    setBusy(false);
    if (!answer.ok) return setSaid({ good: false, words: answer.problem.detail || answer.problem.title });
    const { server, fault } = answer.body;
    if (fault) setSaid({ good: false, words: faultWords(t, fault, server ?? "") });
    else if (server === null) setSaid({ good: false, words: t("outgoing.none") });
    else setSaid({ good: true, words: t("outgoing.works", { server }) });
  };
  return (
    <div className="mt-3 flex flex-wrap items-center gap-3">
      <Button icon={SendHorizontal} busy={busy} onClick={() => void test()}>
        {t("outgoing.test")}
      </Button>
      <span role="status" className={`min-w-0 flex-1 basis-60 break-words ${said?.good ? "text-good" : "text-soft"}`}>
        {said?.words}
      </span>
    </div>
  );
}
