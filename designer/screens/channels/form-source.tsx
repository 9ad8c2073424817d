import { ExternalLink } from "lucide-react";
import { useEffect, useState } from "react";
import type { Channel, FormSource } from "../../../blueprints/channel.ts";
import type { Text } from "../../../blueprints/text.ts";
import { type DefinitionFormProps, findingAt } from "../../definition/form.ts";
import { channels } from "../../i18n/channels.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { TextInput } from "../../inspector/text-input.tsx";
import { useListed } from "../../rules/use-rule-list.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { CopyField } from "../../ui/copy-field.tsx";
import { Field, TextArea } from "../../ui/field.tsx";
import { Select } from "../../ui/select.tsx";
import { Section } from "./section.tsx";
import { useChannelHealth } from "./use-channels.ts";

interface Props extends DefinitionFormProps<Channel> {
  readonly source: FormSource;
}

/** A form on a site: what it asks, what it says, and where it may stand. */
export function FormOnSite(props: Props) {
  const { document, change, source, findings, readOnly } = props;
  const t = useWords(channels);
  const language = useLanguage();
  const say = useSay();
  const forms = (useListed("form").data ?? []).filter(({ published }) => published !== null);
  const put = (next: FormSource, merge?: string) =>
    change({ ...document, source: next }, merge === undefined ? {} : { merge });
  const text = (part: "intro" | "thanks", value: Text) => {
    const { [part]: _, ...rest } = source;
    const words = typeof value === "string" ? value : Object.values(value).join("");
    put(words.trim() === "" ? rest : { ...rest, [part]: value }, part);
  };
  const { form: _, ...plain } = source;
  return (
    <>
      <Section title={t("part.form")}>
        <div className="grid max-w-180 items-start gap-4">
          <div data-pointer="/source/form">
            <Select
              label={t("form.form")}
              hint={t("form.form.hint")}
              disabled={readOnly}
              empty={t("form.plain")}
              value={source.form ?? ""}
              options={forms.map(({ key, name }) => ({ value: key, label: say(name) }))}
              onChange={(form) => put(form === "" ? plain : { ...source, form })}
            />
          </div>
          {(["intro", "thanks"] as const).map((part) => (
            <div key={part} data-pointer={`/source/${part}`}>
              <Field
                label={t(`form.${part}`)}
                hint={t("optional")}
                error={findingAt(findings, `/source/${part}`)?.message[language]}
              >
                {(control) => (
                  <TextInput
                    control={control}
                    value={source[part] ?? ""}
                    long
                    disabled={readOnly}
                    onChange={(value) => text(part, value)}
                  />
                )}
              </Field>
            </div>
          ))}
          <div data-pointer="/source/files">
            <Checkbox
              label={t("form.files")}
              disabled={readOnly}
              checked={source.files}
              onChange={(files) => put({ ...source, files })}
            />
          </div>
        </div>
      </Section>
      <Place {...props} onSites={(sites) => put({ ...source, sites }, "sites")} />
    </>
  );
}

const sitesIn = (text: string): string[] => text.split(/\s+/).filter((line) => line !== "");

function Place({ document, source, findings, readOnly, onSites }: Props & { onSites: (sites: string[]) => void }) {
  const t = useWords(channels);
  const language = useLanguage();
  const on = useChannelHealth().data?.find(({ key }) => key === document.key)?.state === "on";
  const joined = source.sites.join("\n");
  // What is typed stays as it is typed, until the document says something else.
  const [typed, setTyped] = useState(joined);
  useEffect(() => {
    setTyped((now) => (sitesIn(now).join("\n") === joined ? now : joined));
  }, [joined]);
  const address = `${window.location.origin}/api/form/${document.key}`;
  return (
    <Section
      title={t("part.place")}
      aside={
        on && (
          <a href={address} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1.5 text-link">
            <ExternalLink size={16} aria-hidden />
            {t("form.look")}
          </a>
        )
      }
    >
      <div className="max-w-180" data-pointer="/source/sites">
        <TextArea
          label={t("form.sites")}
          hint={t("form.sites.hint")}
          disabled={readOnly}
          rows={2}
          spellCheck={false}
          value={typed}
          error={findingAt(findings, "/source/sites")?.message[language]}
          onChange={(value) => {
            setTyped(value);
            onSites(sitesIn(value));
          }}
        />
      </div>
      <CopyField
        label={t("form.code")}
        value={`<script src="${window.location.origin}/api/form.js" data-form="${document.key}" async></script>`}
        copied={t("form.code.copied")}
      />
      <p className="mt-1 mb-3 break-words text-xs text-soft">{t("form.policy", { origin: window.location.origin })}</p>
      <CopyField label={t("form.address")} value={address} copied={t("address.copied")} />
    </Section>
  );
}
