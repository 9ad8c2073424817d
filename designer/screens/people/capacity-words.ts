import type { Capacity } from "../../../blueprints/assignment.ts";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { people } from "../../i18n/people.ts";
import { CHANNELS } from "../assignment/capacity.tsx";

/** "7 in all, 2 on chat"; nothing of one's own: as the groups say. */
export function useCapacityWords(): (capacity: Capacity) => string {
  const t = useWords(people);
  const words = useWords(assignment);
  return ({ perAgent, channels }) => {
    const parts = Object.entries(channels ?? {}).map(([channel, count]) => {
      const known = CHANNELS.find((one) => one === channel);
      return t("channel", { count, channel: known ? words(`channel.${known}`) : channel });
    });
    if (perAgent !== undefined) parts.unshift(t("each", { count: perAgent }));
    return parts.length > 0 ? parts.join(", ") : t("asGroups");
  };
}
