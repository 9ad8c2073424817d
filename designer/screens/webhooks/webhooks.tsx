import { Plus, Webhook } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { WebhookEndpointView } from "../../../api/contract/webhooks.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { webhooks } from "../../i18n/webhooks.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Table, Td, Th } from "../../ui/table.tsx";
import { toast } from "../../ui/toast.tsx";
import { EndpointDialog } from "./endpoint-dialog.tsx";
import { EndpointState, LastAttempt } from "./endpoint-state.tsx";
import { SecretDialog } from "./secret-dialog.tsx";
import { useEndpoints, useEndpointsChanged } from "./use-endpoints.ts";

interface Made {
  readonly endpoint: WebhookEndpointView;
  readonly secret: string;
}

/** The systems that webhooks may reach, and how they fare. */
export default function Webhooks() {
  const t = useWords(webhooks);
  const list = useEndpoints();
  const changed = useEndpointsChanged();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const items = list.data?.items ?? [];
  const listed = list.data?.listed ?? [];
  const fresh = (
    <Button variant="primary" icon={Plus} onClick={() => setMaking(true)}>
      {t("fresh")}
    </Button>
  );
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")}>
        {items.length > 0 && fresh}
      </PageHead>
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={Webhook} title={t("none")} action={fresh}>
          {t("none.text")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table stacks className="[&_td]:align-middle" label={t("title")}>
          <thead>
            <tr>
              <Th>{t("column.name")}</Th>
              <Th>{t("column.state")}</Th>
              <Th>{t("column.last")}</Th>
              <Th>{t("column.on")}</Th>
            </tr>
          </thead>
          <tbody>
            {items.map((endpoint) => (
              <EndpointRow key={endpoint.id} endpoint={endpoint} onChanged={changed} />
            ))}
          </tbody>
        </Table>
      )}
      {listed.length > 0 && (
        <section aria-labelledby="listed" className="mt-6">
          <h2 id="listed" className="m-0 text-base font-semibold">
            {t("listed")}
          </h2>
          <p className="m-0 mb-1 text-soft">{t("listed.text")}</p>
          <ul className="m-0 flex list-none flex-wrap gap-x-4 p-0">
            {listed.map((host) => (
              <li key={host}>
                <code className="break-all">{host}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {making && (
        <EndpointDialog
          onClose={() => setMaking(false)}
          onDone={(endpoint, secret) => {
            setMaking(false);
            if (secret !== null) setMade({ endpoint, secret });
            void changed();
          }}
        />
      )}
      {made && (
        <SecretDialog name={made.endpoint.name} secret={made.secret} oldUntil={null} onClose={() => setMade(null)} />
      )}
    </>
  );
}

function EndpointRow({
  endpoint,
  onChanged,
}: {
  readonly endpoint: WebhookEndpointView;
  readonly onChanged: () => Promise<void>;
}) {
  const t = useWords(webhooks);
  const [busy, setBusy] = useState(false);
  const { id, name, url, active } = endpoint;
  const turn = async (on: boolean) => {
    setBusy(true);
    const answer = await client.webhooks.change({ params: { id }, body: { active: on } });
    if (!answer.ok) toast(answer.problem.detail, { tone: "error" });
    await onChanged();
    setBusy(false);
  };
  return (
    <tr>
      <Td className="min-w-48">
        <Link to={`/webhooks/${id}`} className="font-medium text-link hover:underline">
          {name}
        </Link>
        <div className="text-xs break-all text-soft">{url}</div>
      </Td>
      <Td>
        <EndpointState endpoint={endpoint} />
      </Td>
      <Td className="min-w-36">
        <LastAttempt endpoint={endpoint} />
      </Td>
      <Td>
        <Switch label={t("on.label", { name })} checked={active} disabled={busy} onChange={(on) => void turn(on)} />
      </Td>
    </tr>
  );
}
