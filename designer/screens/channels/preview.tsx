import type { Channel, WebhookSource } from "../../../blueprints/channel.ts";
import type { FieldDefinition } from "../../../blueprints/field.ts";
import type { Finding } from "../../../blueprints/finding.ts";
import type { Json } from "../../../blueprints/json.ts";
import { type DrawnPerson, draw, drawnText } from "../../../runtime/channels/draw.ts";
import { isWanted, messagesIn } from "../../../runtime/channels/messages-in.ts";
import { channelMapping } from "../../i18n/channel-mapping.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { Badge } from "../../ui/badge.tsx";

/** So many messages of a list are shown. */
const SHOWN = 3;

interface PreviewProps {
  readonly document: Channel;
  readonly source: WebhookSource;
  readonly payload: Json;
  readonly fields: readonly FieldDefinition[];
}

/** The tickets that the sample would make, or why it makes none. */
export function Preview(props: PreviewProps) {
  const { source, payload } = props;
  const t = useWords(channelMapping);
  const parts = messagesIn(source, payload);
  const challenge = source.challenge === undefined ? "" : drawnText(source.challenge, payload).trim();
  const messages = parts.ok ? parts.payloads : [];
  return (
    <section
      aria-label={t("preview")}
      className="flex flex-col gap-3 rounded-lg border border-separator bg-raised p-3 break-words"
    >
      <h3 className="m-0 font-semibold text-sm">{t("preview")}</h3>
      {challenge !== "" ? (
        <p className="m-0">{t("preview.challenge", { value: challenge })}</p>
      ) : !parts.ok ? (
        <Unfit findings={parts.findings} />
      ) : messages.length === 0 ? (
        <p className="m-0">{t("preview.empty")}</p>
      ) : (
        messages.slice(0, SHOWN).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: messages of a list have nothing else
          <div key={index}>
            {source.each !== undefined && (
              <h4 className="m-0 mb-1 font-normal text-xs text-soft">
                {t("preview.part", { number: String(index + 1), count: messages.length })}
              </h4>
            )}
            <Message {...props} payload={one} />
          </div>
        ))
      )}
      {messages.length > SHOWN && (
        <p className="m-0 text-soft">{t("preview.more", { count: messages.length - SHOWN })}</p>
      )}
    </section>
  );
}

function Message({ document, source, payload, fields }: PreviewProps) {
  const t = useWords(channelMapping);
  const say = useSay();
  if (!isWanted(source, payload)) return <p className="m-0">{t("preview.passedOver")}</p>;
  const drawing = draw({ source, name: document.name }, payload, new Map(fields.map((one) => [one.key, one])));
  if (!drawing.ok) return <Unfit findings={drawing.findings} />;
  return (
    <>
      <div className="font-medium">{drawing.drawn.subject}</div>
      <p className="mt-1 mb-2 whitespace-pre-wrap">{drawing.drawn.text}</p>
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
  );
}

function Unfit({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useWords(channelMapping);
  const language = useLanguage();
  return (
    <div className="text-error">
      <div>{t("preview.not")}</div>
      <ul className="mt-1 mb-0 ps-5">
        {findings.map(({ pointer, message }) => (
          <li key={pointer}>{message[language]}</li>
        ))}
      </ul>
    </div>
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
