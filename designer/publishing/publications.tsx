import { useWords } from "../i18n/i18n.ts";
import { publishing } from "../i18n/publishing.ts";
import { PageHead } from "../ui/page-head.tsx";
import { PublicationLog } from "./publication-log.tsx";
import { PublishSettings } from "./settings.tsx";
import { WaitingRequests } from "./waiting-requests.tsx";

/** What waits for a second person, where one is needed, and everything that ever came into force. */
export default function PublicationsScreen() {
  const t = useWords(publishing);
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      <WaitingRequests />
      <PublishSettings />
      <PublicationLog />
    </>
  );
}
