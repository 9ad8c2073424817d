import { useState } from "react";
import type { Json } from "../../../blueprints/json.ts";
import { parseJson } from "../../../blueprints/parse-json.ts";
import { placesIn } from "../../../blueprints/payload-text.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { announce } from "../../ui/live-region.tsx";
import { Closing } from "./closing.tsx";
import { Each } from "./each.tsx";
import { Fields } from "./fields.tsx";
import { Only } from "./only.tsx";
import { PayloadValues } from "./payload-values.tsx";
import { Preview } from "./preview.tsx";
import { SampleTools } from "./sample.tsx";
import { Section } from "./section.tsx";
import type { SourceProps } from "./sender.tsx";
import { SlotField } from "./slot-field.tsx";
import {
  challengeSlot,
  closingSlot,
  fieldSlot,
  filled,
  MESSAGE_SLOTS,
  messageSlot,
  placeOfEach,
  REQUESTER_SLOTS,
  requesterSlot,
  type Slot,
  wantedSlots,
} from "./slots.ts";

export interface MappingProps extends SourceProps {
  readonly sample: string;
  readonly onSample: (text: string) => void;
}

/** How a payload becomes a ticket, drawn from a sample: a part of the ticket is chosen, and a value of the sample clicked. */
export function Mapping(props: MappingProps) {
  const { document, source, onSource, directory, readOnly, sample, onSample } = props;
  const t = useWords(channelMapping);
  const say = useSay();
  const [active, setActive] = useState("/source/message/text");
  const parsed = parseJson(sample);
  const payload: Json = parsed.ok ? parsed.value : null;
  const fields = directory?.fields ?? [];
  const nameOf = (key: string) => say(fields.find((one) => one.key === key)?.name ?? key);
  const slots: readonly (Slot & { readonly label: string; readonly group: Group; readonly hint?: string })[] = [
    ...MESSAGE_SLOTS.map((part) => ({
      ...{ ...messageSlot(source, part), label: t(`slot.${part}`), group: "message" as const },
      ...((part === "thread" || part === "id") && { hint: t(`slot.${part}.hint`) }),
    })),
    ...REQUESTER_SLOTS.map((part) => ({
      ...{ ...requesterSlot(source, part), label: t(`slot.${part}`), group: "requester" as const },
    })),
    ...Object.keys(source.fields ?? {}).map((key) => ({
      ...{ ...fieldSlot(source, key), label: t("slot.field", { name: nameOf(key) }), group: "fields" as const },
    })),
    { ...closingSlot(source), label: t("slot.closing"), group: "over" as const },
    ...wantedSlots(source).map((slot) => ({ ...slot, label: t("slot.only"), group: "only" as const })),
    {
      ...{ ...challengeSlot(source), label: t("slot.challenge"), group: "challenge" as const },
      hint: t("slot.challenge.hint"),
    },
  ];
  const filling = slots.find(({ pointer }) => pointer === active) ?? slots[1];
  const put = (slot: Slot, text: string) => onSource(slot.with(text), slot.pointer);
  const used = new Set(slots.flatMap(({ text }) => placesIn(text)));
  const use = (clicked: string) => {
    if (!filling) return;
    const place = placeOfEach(source.each, clicked);
    put(filling, filled(filling.text, place));
    announce(t("filled", { slot: filling.label, place }));
  };
  const group = (name: Group) =>
    slots
      .filter((slot) => slot.group === name)
      .map((slot) => (
        <SlotField
          key={slot.pointer}
          {...{ slot }}
          findings={props.findings}
          disabled={readOnly}
          active={slot === filling}
          onActive={() => setActive(slot.pointer)}
          onText={(text) => put(slot, text)}
        />
      ));
  return (
    <Section
      title={t("part.mapping")}
      intro={t("mapping.intro")}
      aside={<SampleTools channel={document.key} {...{ sample, onSample }} />}
    >
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4" data-pointer="/source/message">
          <Each {...{ source, onSource, payload, readOnly }} findings={props.findings} />
          <Group title={t("group.message")}>{group("message")}</Group>
          <div data-pointer="/source/requester">
            <Group title={t("group.requester")}>
              <div className="grid items-start gap-3 sm:grid-cols-2">{group("requester")}</div>
            </Group>
          </div>
          <Group title={t("group.over")}>
            {group("over")}
            <Closing {...props} />
          </Group>
          <Fields {...props} nameOf={nameOf} onAdded={setActive}>
            {group("fields")}
          </Fields>
          <Only {...props} onAdded={setActive}>
            {group("only")}
          </Only>
          <Group title={t("group.challenge")}>{group("challenge")}</Group>
        </div>
        <div className="order-first flex min-w-0 flex-col gap-4 lg:sticky lg:top-0 lg:order-none">
          <div className="rounded-lg border border-separator p-3">
            <h3 className="m-0 font-semibold text-sm">{t("sample")}</h3>
            {filling && <p className="mt-0.5 mb-2 text-link">{t("filling", { slot: filling.label })}</p>}
            <div className="max-h-96 overflow-y-auto">
              <PayloadValues
                payload={payload}
                isUsed={(place) => used.has(place) || used.has(placeOfEach(source.each, place))}
                disabled={readOnly}
                onUse={use}
              />
            </div>
          </div>
          <Preview {...{ document, source, payload, fields }} />
        </div>
      </div>
    </Section>
  );
}

type Group = "message" | "requester" | "fields" | "over" | "only" | "challenge";

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-3 border-0 p-0">
      <legend className="mb-2 p-0 font-semibold text-sm">{title}</legend>
      {children}
    </fieldset>
  );
}
