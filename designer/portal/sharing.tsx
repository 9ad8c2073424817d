import { useQuery } from "@tanstack/react-query";
import { Building2 } from "lucide-react";
import { useState } from "react";
import type { Sharing } from "../../api/contract/portal.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { Confirm } from "../ui/confirm.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Switch } from "../ui/switch.tsx";
import { Table, Td, Th } from "../ui/table.tsx";
import { toast } from "../ui/toast.tsx";

/** Whose people see each other's tickets. What is opened is asked about first; it is closed at once. */
export default function SharingScreen() {
  const t = useWords(portal);
  const [asked, setAsked] = useState<Sharing | null>(null);
  const list = useQuery({
    queryKey: [...keys.people, "organizations"],
    queryFn: async () => bodyOf(await client.portal.organizations()).items,
  });
  const share = async ({ id, name }: Sharing, shares: boolean): Promise<string | null> => {
    const answer = await client.portal.share({ params: { id }, body: { shares } });
    if (!answer.ok) return answer.problem.detail || answer.problem.title;
    await list.refetch();
    toast(t(shares ? "sharing.on" : "sharing.off", { name }));
    return null;
  };
  const turn = async (one: Sharing, on: boolean) => {
    if (on) return setAsked(one);
    const reason = await share(one, false);
    if (reason !== null) toast(reason, { tone: "error" });
  };
  return (
    <>
      <PageHead title={t("sharing.title")} intro={t("sharing.intro")} />
      {list.isPending && <Skeleton lines={4} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data?.length === 0 && <EmptyState icon={Building2} title={t("sharing.none")} />}
      {list.data && list.data.length > 0 && (
        <Table stacks className="[&_td]:align-middle" label={t("sharing.title")}>
          <thead>
            <tr>
              <Th>{t("sharing.name")}</Th>
              <Th>{t("sharing.people")}</Th>
              <Th>{t("sharing.switch")}</Th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((one) => (
              <tr key={one.id}>
                <Td>{one.name}</Td>
                <Td>{one.people}</Td>
                <Td>
                  <Switch
                    label={t("sharing.of", { name: one.name })}
                    checked={one.shares}
                    onChange={(on) => void turn(one, on)}
                  />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {asked && (
        <Confirm
          title={t("sharing.sure", { name: asked.name })}
          text={t("sharing.sureText", { count: asked.people })}
          act={t("sharing.yes")}
          onClose={() => setAsked(null)}
          onAct={async () => {
            const reason = await share(asked, true);
            if (reason === null) setAsked(null);
            return reason;
          }}
        />
      )}
    </>
  );
}
