import { useState } from "react";
import type { Channel, WebhookSource } from "../../../blueprints/channel.ts";
import type { DefinitionFormProps } from "../../definition/form.ts";
import { TicketStart } from "../../definition/ticket-start.tsx";
import { channels } from "../../i18n/channels.ts";
import { useWords } from "../../i18n/i18n.ts";
import { FormOnSite } from "./form-source.tsx";
import { Log } from "./log.tsx";
import { Mapping } from "./mapping.tsx";
import { SAMPLES } from "./presets.ts";
import { Section } from "./section.tsx";
import { Sender } from "./sender.tsx";

/** A channel: its sender, what becomes of what it sends, and what came. */
export function ChannelForm(props: DefinitionFormProps<Channel>) {
  const { document, change } = props;
  const { source } = document;
  const [sample, setSample] = useState<string | null>(null);
  if (source.by === "form")
    return (
      <>
        <FormOnSite {...props} source={source} />
        <Tickets {...props} />
        <Log channel={document.key} by="form" />
      </>
    );
  const changed = (next: WebhookSource, merge?: string) =>
    change({ ...document, source: next }, merge === undefined ? {} : { merge });
  const shown = sample ?? JSON.stringify(SAMPLES[source.as] ?? SAMPLES.webhook, null, 2);
  return (
    <>
      <Sender {...props} source={source} onSource={changed} />
      <Mapping {...props} source={source} onSource={changed} sample={shown} onSample={setSample} />
      <Tickets {...props} />
      <Log channel={document.key} by="webhook" onSample={setSample} />
    </>
  );
}

function Tickets(props: DefinitionFormProps<Channel>) {
  const t = useWords(channels);
  const { source } = props.document;
  const hint = source.by === "form" && source.form !== undefined ? { hint: t("department.form") } : {};
  return (
    <Section title={t("part.tickets")}>
      <div className="grid max-w-180 items-start gap-4 sm:grid-cols-2">
        <TicketStart {...props} {...hint} />
      </div>
    </Section>
  );
}
