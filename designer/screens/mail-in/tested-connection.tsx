import { Check, CircleAlert } from "lucide-react";
import type { MailServerFault } from "../../../api/contract/mail-servers.ts";
import type { ImapPlace } from "../../../blueprints/mailbox.ts";
import { useWords } from "../../i18n/i18n.ts";
import { mailServers } from "../../i18n/mail-servers.ts";
import { Button } from "../../ui/button.tsx";
import { faultWords } from "./fault-words.ts";

/** What a try came to, and what was tried. */
export interface Tested {
  readonly imap: ImapPlace;
  readonly fault: MailServerFault | null;
  readonly mails: number | null;
  readonly folders: readonly string[];
}

/** What a try of a connection came to; where a folder is missing, those that there are, to be chosen. */
export function TestedConnection({
  tested,
  onFolder,
}: {
  /** A text: it could not be tried, and why. */
  readonly tested: Tested | string | null;
  readonly onFolder: (folder: string) => void;
}) {
  const t = useWords(mailServers);
  const shown = typeof tested === "object" ? tested : null;
  const good = shown !== null && shown.fault === null;
  const words =
    typeof tested === "string"
      ? tested
      : shown?.fault
        ? faultWords(t, shown.fault, shown.imap.host)
        : shown && t("test.works", { folder: shown.imap.folder, count: shown.mails ?? 0 });
  const Icon = good ? Check : CircleAlert;
  return (
    <div role="status" className="flex flex-col gap-2">
      {words && (
        <p className={`m-0 flex items-start gap-1.5 ${good ? "text-good" : "text-error"}`}>
          <Icon size={16} aria-hidden className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">{words}</span>
        </p>
      )}
      {shown?.fault?.code === "folder" && shown.folders.length > 0 && (
        <div>
          <p className="m-0 mb-1 text-soft">{t("test.folders")}</p>
          <div className="flex max-h-60 flex-wrap gap-1.5 overflow-y-auto">
            {shown.folders.map((folder) => (
              <Button key={folder} size="s" onClick={() => onFolder(folder)}>
                {folder}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
