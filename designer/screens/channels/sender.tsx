import { type Channel, PROOFS, WEBHOOK_CHANNELS, type WebhookSource } from "../../../blueprints/channel.ts";
import { type DefinitionFormProps, errorAt } from "../../definition/form.ts";
import { channels } from "../../i18n/channels.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { TextField } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { Secret } from "./secret.tsx";
import { Section } from "./section.tsx";

export interface SourceProps extends DefinitionFormProps<Channel> {
  readonly source: WebhookSource;
  readonly onSource: (next: WebhookSource, merge?: string) => void;
}

/** Where to send, and how whoever sends is believed. */
export function Sender({ document, source, onSource, findings, readOnly }: SourceProps) {
  const t = useWords(channels);
  const language = useLanguage();
  return (
    <Section title={t("part.sender")}>
      <CopyField
        label={t("address")}
        value={`${window.location.origin}/api/in/${document.key}`}
        copied={t("address.copied")}
      />
      <div className="grid max-w-180 items-start gap-4 sm:grid-cols-2">
        <div data-pointer="/source/proof">
          <Select
            label={t("proof")}
            hint={t(`proof.hint.${source.proof}`)}
            disabled={readOnly}
            value={source.proof}
            options={PROOFS.map((value) => ({ value, label: t(`proof.${value}`) }))}
            onChange={(value) => onSource({ ...source, proof: PROOFS.find((one) => one === value) ?? "signature" })}
          />
        </div>
        {(source.proof === "header" || source.proof === "hmac") && (
          <div data-pointer="/source/header">
            <TextField
              label={t("header")}
              required
              disabled={readOnly}
              error={errorAt(findings, "/source/header", language)}
              value={source.header ?? ""}
              onChange={(value) => {
                const { header: _, ...rest } = source;
                onSource(value.trim() === "" ? rest : { ...rest, header: value.trim() }, "header");
              }}
            />
          </div>
        )}
        <div data-pointer="/source/as">
          <Select
            label={t("as")}
            disabled={readOnly}
            value={source.as}
            options={WEBHOOK_CHANNELS.map((value) => ({ value, label: t(`preset.${value}`) }))}
            onChange={(value) =>
              onSource({ ...source, as: WEBHOOK_CHANNELS.find((one) => one === value) ?? "webhook" })
            }
          />
        </div>
      </div>
      <div data-pointer="/source/automatic">
        <Checkbox
          label={t("automatic")}
          hint={t("automatic.hint")}
          disabled={readOnly}
          checked={source.automatic}
          onChange={(automatic) => onSource({ ...source, automatic })}
        />
      </div>
      <Secret channel={document.key} name={document.name} />
    </Section>
  );
}
