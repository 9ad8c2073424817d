import type { JsonObject } from "../../blueprints/json.ts";
import { causeOfEffect } from "../../runtime/chain.ts";
import { CAUSE_HEADER, causeHeader } from "./cause-header.ts";
import type { Executor, Performed, Performing, Receipt } from "./executor.ts";
import { AddressRefused } from "./guard.ts";
import { signedHeaders } from "./signature.ts";
import { disableEndpoint, type Signing } from "./webhook-endpoints.ts";

/** Gone: the receiver asks never to be called again. */
const GONE = 410;
const KEPT_AT_MOST = 2_000;

/** Posts the body to an endpoint of the desk or a listed host, signed, with the effect's id so that the receiver can tell a repetition. */
export const webhook: Executor<"webhook"> = async (effect, performing) => {
  const { id, ticket, rule, url, body } = effect;
  const endpoint = await performing.signing(URL.canParse(url) ? new URL(url).origin : "");
  const refused = refusal(url, endpoint, performing);
  if (refused !== null) return { ok: false, final: true, detail: refused };
  const { secret, clock } = performing;
  const about = {
    "x-filrouge-rule": printable(rule),
    "x-filrouge-ticket": printable(ticket),
    ...(secret !== undefined && { [CAUSE_HEADER]: causeHeader(secret, causeOfEffect(effect), clock.now()) }),
  };
  return call({ id, url, body, about }, endpoint, performing);
};

export interface Call {
  /** What the receiver tells a repetition by. */
  readonly id: string;
  readonly url: string;
  readonly body: JsonObject;
  /** Headers that say where it comes from. */
  readonly about: Readonly<Record<string, string>>;
}

/** Sends one webhook, and says what was sent and what came back. */
export async function call(
  { id, url, body: value, about }: Call,
  endpoint: Signing | undefined,
  performing: Pick<Performing, "clock" | "egress" | "store">,
): Promise<Performed> {
  const { clock, egress } = performing;
  const now = clock.now();
  const body = JSON.stringify(value);
  const headers = {
    "user-agent": "filrouge",
    ...signedHeaders(endpoint?.secrets ?? [], { id, at: now, body }),
    ...about,
  };
  const request = requestText(url, headers, body);
  try {
    const { status, retryAfterMs, text } = await egress.post(url, headers, body, now);
    const receipt: Receipt = { request, status, answer: text.slice(0, KEPT_AT_MOST) };
    if (status >= 200 && status < 300) return { ok: true, detail: `Answered ${status}.`, receipt };
    if (status === GONE) return await gone(performing, endpoint, receipt);
    const failed = { ok: false, final: false, detail: `Answered ${status}.`, receipt } as const;
    return retryAfterMs === null ? failed : { ...failed, retryAfterMs };
  } catch (error) {
    const detail = `No answer: ${reasonOf(error)}`;
    return {
      ok: false,
      final: error instanceof AddressRefused,
      detail,
      receipt: { request, status: null, answer: null },
    };
  }
}

function refusal(url: string, endpoint: Signing | undefined, { egress }: Performing): string | null {
  if (endpoint) return endpoint.active ? null : `The webhook endpoint ${endpoint.name} is switched off.`;
  if (egress.allows(url)) return null;
  return `${hostOf(url)} is neither a webhook endpoint of this desk nor among the hosts of FILROUGE_WEBHOOK_HOSTS.`;
}

async function gone(
  { store }: Pick<Performing, "store">,
  endpoint: Signing | undefined,
  receipt: Receipt,
): Promise<Performed> {
  const failed = { ok: false, final: true, detail: `Answered ${GONE}.`, receipt } as const;
  if (!endpoint) return failed;
  const detail = `${endpoint.name} answered ${GONE}: it is gone, and was switched off.`;
  await disableEndpoint(store.db, endpoint.id, detail);
  return { ...failed, detail, trouble: { key: `webhook:${endpoint.id}`, detail } };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "This address");

/** A header holds visible ASCII alone. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, "?");

function requestText(url: string, headers: Readonly<Record<string, string>>, body: string): string {
  // What is signed for the receiver alone would push the body out of what is kept.
  const kept = (name: string, value: string) => (name === CAUSE_HEADER ? `${value.slice(0, 20)}…` : value);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${kept(name, value)}`);
  return [`POST ${url}`, ...lines, "", body].join("\n").replaceAll("\0", "").slice(0, KEPT_AT_MOST);
}

/** The innermost message: `fetch failed` alone tells nobody anything. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  const several: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return several === undefined ? error.message : reasonOf(several);
}
