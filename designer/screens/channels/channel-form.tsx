import { useState } from "react";
import type { Channel, WebhookSource } from "../../../blueprints/channel.ts";
import { useDirectory } from "../../data/session.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { channels } from "../../i18n/channels.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
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

function Tickets({ document, change, findings, readOnly }: DefinitionFormProps<Channel>) {
  const t = useWords(channels);
  const language = useLanguage();
  const departments = useDirectory().data?.departments ?? [];
  const errorIn = (pointer: string) => errorAt(findings, pointer, language);
  const optional = (part: "type" | "product", value: string) => {
    const { [part]: _, ...rest } = document;
    change(value.trim() === "" ? rest : { ...rest, [part]: value }, { merge: part });
  };
  return (
    <Section title={t("part.tickets")}>
      <div className="grid max-w-180 items-start gap-4 sm:grid-cols-2">
        <div data-pointer="/department">
          <Select
            label={t("department")}
            hint={t(
              document.source.by === "form" && document.source.form !== undefined
                ? "department.form"
                : "department.hint",
            )}
            required
            disabled={readOnly}
            error={errorIn("/department")}
            value={document.department}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(department) => change({ ...document, department })}
          />
        </div>
        <div data-pointer="/language">
          <Select
            label={t("language")}
            hint={t("language.hint")}
            disabled={readOnly}
            value={document.language}
            options={(["en", "fr"] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={(value) => change({ ...document, language: value === "fr" ? "fr" : "en" })}
          />
        </div>
        {(["product", "type"] as const).map((part) => (
          <div key={part} data-pointer={`/${part}`}>
            <TextField
              label={t(part)}
              hint={t("optional")}
              disabled={readOnly}
              error={errorIn(`/${part}`)}
              value={document[part] ?? ""}
              onChange={(value) => optional(part, value)}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
