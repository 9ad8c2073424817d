import { Waypoints } from "lucide-react";
import { useNow } from "../../data/use-now.ts";
import { DefinitionList } from "../../definition/definition-list.tsx";
import { channels } from "../../i18n/channels.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime, relative } from "../../i18n/time.ts";
import { Badge } from "../../ui/badge.tsx";
import { NewChannel } from "./new-channel.tsx";
import { PRESETS } from "./presets.ts";
import { useChannelHealth } from "./use-channels.ts";

/** The doors beside mail: what comes by each, when it last did, and what waits for somebody. */
export default function ChannelsScreen() {
  const t = useWords(channels);
  const language = useLanguage();
  const now = useNow();
  const health = useChannelHealth().data ?? [];
  const of = (key: string) => health.find((one) => one.key === key);
  return (
    <DefinitionList
      kind="channel"
      path="/channels"
      icon={Waypoints}
      words={{ title: t("title"), intro: t("intro"), fresh: t("fresh"), none: t("none") }}
      Fresh={NewChannel}
      columns={[
        {
          title: t("column.what"),
          cell: ({ key }) => {
            const what = PRESETS.find((one) => one === of(key)?.as);
            return what ? t(`preset.${what}`) : "…";
          },
        },
        {
          title: t("column.last"),
          cell: ({ key }) => {
            const at = of(key)?.lastAt ?? null;
            return at === null ? (
              <span className="text-soft">{t("never")}</span>
            ) : (
              <time dateTime={new Date(at).toISOString()} title={dateTime(at, language)}>
                {relative(at, language, now)}
              </time>
            );
          },
        },
        {
          title: t("column.waiting"),
          cell: ({ key }) => {
            const count = of(key)?.counts.waiting ?? 0;
            return count === 0 ? "–" : <Badge tone="warning">{t("waiting", { count })}</Badge>;
          },
        },
      ]}
    />
  );
}
