import type { Chat } from "../../blueprints/chat.ts";
import type { Text } from "../../blueprints/text.ts";
import { useDirectory } from "../data/session.ts";
import { type DefinitionFormProps, errorAt } from "../definition/form.ts";
import { TicketStart } from "../definition/ticket-start.tsx";
import { chat } from "../i18n/chat.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { TextInput } from "../inspector/text-input.tsx";
import { LinesField } from "../screens/contact-matching/lines-field.tsx";
import { CopyField } from "../ui/copy-field.tsx";
import { Field, TextField } from "../ui/field.tsx";
import { Select } from "../ui/select.tsx";

const isEmpty = (text: Text): boolean => (typeof text === "string" ? text : Object.values(text).join("")).trim() === "";

/** A chat: what its visitors read, which sites hold it, where its tickets go, when somebody answers. */
export function ChatForm({ document, change, findings, readOnly }: DefinitionFormProps<Chat>) {
  const t = useWords(chat);
  const say = useSay();
  const language = useLanguage();
  const { calendars = [] } = useDirectory().data ?? {};
  const errorIn = (pointer: string) => errorAt(findings, pointer, language);
  const without = (part: "greeting" | "calendar" | "address"): Chat => {
    const { [part]: _, ...rest } = document;
    return rest;
  };
  return (
    <div className="grid max-w-180 gap-4">
      <section className="grid items-start gap-4 rounded-lg border border-separator bg-panel p-4 sm:grid-cols-2">
        {(["title", "greeting"] as const).map((part) => (
          <div key={part} data-pointer={`/${part}`} className="sm:col-span-2">
            <Field
              label={t(part === "title" ? "heading" : part)}
              hint={t(part === "title" ? "heading.hint" : "greeting.hint")}
              required={part === "title"}
              error={errorIn(`/${part}`)}
            >
              {(control) => (
                <TextInput
                  control={control}
                  value={document[part] ?? ""}
                  long={part === "greeting"}
                  disabled={readOnly}
                  onChange={(text) =>
                    change(part === "greeting" && isEmpty(text) ? without(part) : { ...document, [part]: text }, {
                      merge: part,
                    })
                  }
                />
              )}
            </Field>
          </div>
        ))}
        <div data-pointer="/sites" className="sm:col-span-2">
          <LinesField
            label={t("sites")}
            hint={t("sites.hint")}
            disabled={readOnly}
            error={errorIn("/sites")}
            value={document.sites}
            onChange={(sites) => change({ ...document, sites }, { merge: "sites" })}
          />
        </div>
        <TicketStart {...{ document, change, findings, readOnly }}>
          <div data-pointer="/calendar">
            <Select
              label={t("calendar")}
              hint={t("calendar.hint")}
              disabled={readOnly}
              error={errorIn("/calendar")}
              empty={t("calendar.always")}
              value={document.calendar ?? ""}
              options={calendars.map(({ key, name }) => ({ value: key, label: say(name) }))}
              onChange={(calendar) => change(calendar === "" ? without("calendar") : { ...document, calendar })}
            />
          </div>
        </TicketStart>
        <div data-pointer="/address" className="sm:col-span-2">
          <TextField
            label={t("address")}
            hint={t("address.hint")}
            type="email"
            disabled={readOnly}
            error={errorIn("/address")}
            value={document.address ?? ""}
            onChange={(value) =>
              change(value.trim() === "" ? without("address") : { ...document, address: value.trim() }, {
                merge: "address",
              })
            }
          />
        </div>
      </section>
      <section className="rounded-lg border border-separator bg-panel p-4">
        <CopyField
          label={t("snippet")}
          value={`<script src="${location.origin}/api/chat.js" data-chat="${document.key}" async></script>`}
          copied={t("snippet.copied")}
        />
        <p className="mt-1 mb-0 text-xs text-soft">{t("snippet.hint")}</p>
        <p className="mt-1 mb-0 break-words text-xs text-soft">{t("snippet.policy", { origin: location.origin })}</p>
      </section>
    </div>
  );
}
