import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { reports } from "../i18n/reports.ts";
import { Switch } from "../ui/switch.tsx";
import { toast } from "../ui/toast.tsx";
import { zone } from "./asked.ts";

const KEY = ["figures", "weekly"] as const;

/** Whether a summary of the week is mailed to me. */
export function WeeklySwitch() {
  const t = useWords(reports);
  const queries = useQueryClient();
  const wish = useQuery({ queryKey: KEY, queryFn: async () => bodyOf(await client.figures.weekly()) });
  const change = useMutation({
    mutationFn: async (wanted: boolean) => bodyOf(await client.figures.setWeekly({ body: { wanted, zone: zone() } })),
    onSuccess: (now) => {
      queries.setQueryData(KEY, now);
      toast(t("weekly.saved"), { tone: "good", about: "weekly" });
    },
    onError: (error) => toast(error.message, { tone: "error", about: "weekly" }),
  });
  if (!wish.data) return null;
  return (
    <p className="mt-0 mb-4 flex items-center gap-2">
      <Switch
        label={t("weekly")}
        checked={wish.data.wanted}
        disabled={change.isPending}
        onChange={(wanted) => change.mutate(wanted)}
      />
      <span aria-hidden>{t("weekly")}</span>
    </p>
  );
}
