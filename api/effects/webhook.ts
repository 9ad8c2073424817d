import type { Executor } from "./executor.ts";

/** Gone: the receiver asks never to be called again. */
const GONE = 410;

/** Posts the body to a listed host, with the effect's id so that the receiver can tell a repetition. */
export const webhook: Executor<"webhook"> = async ({ id, ticket, rule, url, body }, { clock, egress }) => {
  if (!egress.allows(url))
    return { ok: false, final: true, detail: `${hostOf(url)} is not among the hosts of FILROUGE_WEBHOOK_HOSTS.` };
  const headers = {
    "user-agent": "filrouge",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(clock.now() / 1000)),
    "x-filrouge-cause": rule,
    "x-filrouge-ticket": ticket,
  };
  try {
    const { status, retryAfterMs } = await egress.post(url, headers, JSON.stringify(body), clock.now());
    if (status >= 200 && status < 300) return { ok: true, detail: `Answered ${status}.` };
    const failed = { ok: false, final: status === GONE, detail: `Answered ${status}.` } as const;
    return retryAfterMs === null ? failed : { ...failed, retryAfterMs };
  } catch (error) {
    return { ok: false, final: false, detail: `No answer: ${reasonOf(error)}` };
  }
};

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : "This address");

/** The innermost message: `fetch failed` alone tells nobody anything. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}
