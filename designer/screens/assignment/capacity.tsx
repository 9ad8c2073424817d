import { Plus, X } from "lucide-react";
import type { Assignment } from "../../../blueprints/assignment.ts";
import { patched } from "../../commands/edits.ts";
import { assignment } from "../../i18n/assignment.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useForm } from "../../inspector/form-context.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { NumberField } from "./number-field.tsx";

type Capacity = NonNullable<Assignment["capacity"]>;
export const CHANNELS = ["mail", "form", "chat", "phone", "api", "desk"] as const;

/** How many tickets one person is given: in all, and by channel. */
export function CapacityFields({
  value = {},
  onChange,
}: {
  readonly value: Capacity | undefined;
  readonly onChange: (capacity: Capacity | undefined) => void;
}) {
  const t = useWords(assignment);
  const { readOnly } = useForm();
  const channels = value.channels ?? {};
  const put = (patch: { readonly [K in keyof Capacity]?: Capacity[K] | undefined }) => {
    const next = patched(value, patch);
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  const putChannels = (next: Record<string, number>) =>
    put({ channels: Object.keys(next).length > 0 ? next : undefined });
  const name = (channel: string): string => {
    const known = CHANNELS.find((it) => it === channel);
    return known ? t(`channel.${known}`) : channel;
  };
  const free = CHANNELS.filter((channel) => !Object.hasOwn(channels, channel));
  const whole = (least: number) => (number: number) => Number.isInteger(number) && number >= least && number <= 1000;
  return (
    <div className="flex flex-col gap-3">
      <NumberField
        label={t("room.all")}
        at="/capacity/perAgent"
        bad={t("room.bad", { min: 1 })}
        good={whole(1)}
        placeholder={t("room.unlimited")}
        value={value.perAgent}
        onChange={(perAgent) => put({ perAgent })}
      />
      {Object.entries(channels).map(([channel, most]) => (
        <div key={channel} className="flex items-end gap-1">
          <NumberField
            label={t("room.most", { channel: name(channel) })}
            at={`/capacity/channels/${channel}`}
            bad={t("room.bad", { min: 0 })}
            good={whole(0)}
            value={most}
            onChange={(next) => next !== undefined && putChannels({ ...channels, [channel]: next })}
          />
          {!readOnly && (
            <IconButton
              icon={X}
              label={t("room.remove", { channel: name(channel) })}
              onClick={() =>
                putChannels(Object.fromEntries(Object.entries(channels).filter(([key]) => key !== channel)))
              }
            />
          )}
        </div>
      ))}
      {!readOnly && free.length > 0 && (
        <div>
          <Menu
            trigger={
              <Button size="s" icon={Plus}>
                {t("room.add")}
              </Button>
            }
            items={free.map((channel) => ({
              id: channel,
              label: name(channel),
              onSelect: () => putChannels({ ...channels, [channel]: 5 }),
            }))}
          />
        </div>
      )}
    </div>
  );
}
