import type { Channel, WebhookSource } from "../../../blueprints/channel.ts";
import type { FieldDefinition } from "../../../blueprints/field.ts";
import type { Json } from "../../../blueprints/json.ts";
import { type DrawnPerson, draw } from "../../../runtime/channels/draw.ts";
import { channels } from "../../i18n/channels.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { Badge } from "../../ui/badge.tsx";

/** The ticket that the sample would make, or why it makes none. */
export function Preview({
  document,
  source,
  payload,
  fields,
}: {
  readonly document: Channel;
  readonly source: WebhookSource;
  readonly payload: Json;
  readonly fields: readonly FieldDefinition[];
}) {
  const t = useWords(channels);
  const say = useSay();
  const language = useLanguage();
  const drawing = draw({ source, name: document.name }, payload, new Map(fields.map((one) => [one.key, one])));
  return (
    <section aria-label={t("preview")} className="rounded-lg border border-separator bg-raised p-3">
      <h3 className="m-0 mb-2 font-semibold text-sm">{t("preview")}</h3>
      {drawing.ok ? (
        <>
          <div className="font-medium break-words">{drawing.drawn.subject}</div>
          <p className="mt-1 mb-2 break-words whitespace-pre-wrap">{drawing.drawn.text}</p>
          <dl className="m-0 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
            <Line name={t("preview.from")} value={from(drawing.drawn.person) || t("preview.nobody")} />
            {drawing.drawn.thread !== null && <Line name={t("preview.thread")} value={drawing.drawn.thread} />}
            {drawing.drawn.id !== null && <Line name={t("slot.id")} value={drawing.drawn.id} />}
            {Object.entries(drawing.drawn.fields).map(([key, value]) => (
              <Line
                key={key}
                name={say(fields.find((one) => one.key === key)?.name ?? key)}
                value={typeof value === "string" ? value : JSON.stringify(value)}
              />
            ))}
          </dl>
          {drawing.drawn.closes && (
            <div className="mt-2">
              <Badge tone="info">{t("preview.over")}</Badge>
            </div>
          )}
        </>
      ) : (
        <div className="text-error">
          <div>{t("preview.not")}</div>
          <ul className="mt-1 mb-0 ps-5">
            {drawing.findings.map(({ pointer, message }) => (
              <li key={pointer} className="break-words">
                {message[language]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const from = ({ name, email, phone, handle, customerNumber }: DrawnPerson): string =>
  [name, email, phone, handle, customerNumber].filter((part) => part !== null).join(" · ");

const Line = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <>
    <dt className="text-soft">{name}</dt>
    <dd className="m-0 min-w-0 break-words">{value}</dd>
  </>
);
