import { useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { client } from "../../data/client.ts";
import { beside } from "../../i18n/beside.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { useBeside } from "./use-beside.ts";
import { takeTicket } from "./use-ticket.ts";

/** Who was mentioned and cannot read the ticket: one press lets them read it, as a follower, and tells them. */
export function MentionedOutside({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(beside);
  const unshared = useBeside(ticket.id).data?.unshared ?? [];
  const [busy, setBusy] = useState<string | null>(null);
  const share = async ({ id, name }: (typeof unshared)[number]) => {
    setBusy(id);
    const answer = await client.tickets.change({
      params: { id: ticket.id },
      body: { followers: [...ticket.followers.map((one) => one.id), id] },
      ifMatch: ticket.version,
    });
    setBusy(null);
    if (!answer.ok) return toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    takeTicket(answer.body.ticket);
    toast(t("mention.shared", { name }), { tone: "good" });
  };
  return unshared.map((one) => (
    <div
      key={one.id}
      role="status"
      className="mb-2 flex flex-wrap items-center justify-between gap-2 rounded-lg bg-warning-fill px-3 py-2 text-warning"
    >
      <span className="min-w-0">{t("mention.outside", { name: one.name })}</span>
      {ticket.may.edit && (
        <Button size="s" busy={busy === one.id} onClick={() => void share(one)}>
          {t("mention.share")}
        </Button>
      )}
    </div>
  ));
}
