import type { Channel, WebhookSource } from "./channel.ts";
import { finding } from "./check-uses.ts";
import type { Finding } from "./finding.ts";
import { isJsonObject, type Json, pointer } from "./json.ts";
import { isPlace, placesIn } from "./payload-text.ts";

/** What the shape cannot say: places that are none, and messages that nobody could have sent. */
export const channelFindings = ({ source }: Channel): Finding[] =>
  source.by === "webhook" ? [...placeFindings(source), ...webhookFindings(source)] : [];

function webhookFindings({ proof, header, automatic, message, requester = {} }: WebhookSource): Finding[] {
  const known = requester.email ?? requester.phone ?? requester.handle;
  return [
    ...((proof === "header" || proof === "hmac") && header === undefined
      ? [
          finding("error", "channel.noHeader", "/source/header", {
            en: "Name the header in which the secret or the signature comes.",
            fr: "Nommez l'en-tête dans lequel vient le secret ou la signature.",
          }),
        ]
      : []),
    ...(!automatic && known === undefined
      ? [
          finding("error", "channel.noRequester", "/source/requester", {
            en: "Say where the payload tells who it comes from: an e-mail address, a phone number or a handle.",
            fr: "Dites où le contenu indique de qui il vient : une adresse e-mail, un numéro de téléphone ou un identifiant.",
          }),
        ]
      : []),
    ...(automatic && message.thread === undefined
      ? [
          finding("warning", "channel.noThread", "/source/message/thread", {
            en: "Without a thread each message of this machine makes a ticket of its own.",
            fr: "Sans fil, chaque message de cette machine fait un ticket à part.",
          }),
        ]
      : []),
    ...(proof !== "signature" && message.id === undefined
      ? [
          finding("warning", "channel.noId", "/source/message/id", {
            en: "Without an id, what the sender sends again counts twice.",
            fr: "Sans identifiant, ce que l'expéditeur renvoie compte deux fois.",
          }),
        ]
      : []),
  ];
}

/** Every text of the mapping, with where it stands. */
function textsOf({
  message,
  requester,
  fields,
  closing,
  challenge,
  only,
}: WebhookSource): readonly (readonly [string, string])[] {
  const within = (value: Json | undefined, at: string): readonly (readonly [string, string])[] =>
    typeof value === "string"
      ? [[at, value]]
      : Array.isArray(value)
        ? value.flatMap((one: Json, index) => within(one, `${at}/${index}`))
        : isJsonObject(value)
          ? Object.entries(value).flatMap(([key, one]) => within(one, `${at}${pointer(key)}`))
          : [];
  // Parts that are absent are absent, not undefined.
  const wanted = only?.map(({ value }) => ({ value }));
  const over = closing && { value: closing.value };
  const parts = { message, requester, fields, challenge, closing: over, only: wanted } as {
    readonly [part: string]: Json | undefined;
  };
  return Object.entries(parts).flatMap(([part, value]) => within(value, `/source/${part}`));
}

const placeFindings = (source: WebhookSource): Finding[] =>
  textsOf(source).flatMap(([at, text]) =>
    placesIn(text)
      .filter((place) => !isPlace(place))
      .map((place) =>
        finding("error", "channel.place", at, {
          en: `“${place}” is no place of a payload: write it as {{/alert/title}}.`,
          fr: `« ${place} » n'est pas un endroit du contenu : écrivez-le comme {{/alert/title}}.`,
        }),
      ),
  );
