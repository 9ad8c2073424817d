import { client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { Confirm } from "../ui/confirm.tsx";
import { toast } from "../ui/toast.tsx";

/** Takes back the links by which a ticket is followed without an account. */
export function VoidLinks({ ticket, onClose }: { readonly ticket: string; readonly onClose: () => void }) {
  const t = useWords(portal);
  return (
    <Confirm
      title={t("links.sure")}
      text={t("links.text")}
      act={t("links.button")}
      danger
      onClose={onClose}
      onAct={async () => {
        const answer = await client.portal.voidLinks({ params: { id: ticket } });
        if (!answer.ok) return answer.problem.detail || answer.problem.title;
        toast(t("links.done"));
        onClose();
        return null;
      }}
    />
  );
}
