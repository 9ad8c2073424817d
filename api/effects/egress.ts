/** What another system answered. `retryAfterMs` as it asked for, when it did. */
export interface EgressAnswer {
  readonly status: number;
  readonly retryAfterMs: number | null;
}

/** The only way out: every outgoing HTTP request passes here. */
export interface Egress {
  /** Whether the operator has listed the host of this address. */
  readonly allows: (url: string) => boolean;
  /** Posts JSON. Throws when nothing was answered in time, or the address is not listed. */
  readonly post: (
    url: string,
    headers: Readonly<Record<string, string>>,
    body: string,
    now: number,
  ) => Promise<EgressAnswer>;
}

const TIMEOUT_MS = 15_000;
/** An answer is read no further: its status says all. */
const READ_AT_MOST = 65_536;

/**
 * `hosts` are as the operator lists them in FILROUGE_WEBHOOK_HOSTS: `hooks.example.com`, `hooks.example.com:8443`, or
 * `http://127.0.0.1:9000` where plain HTTP is meant. Redirects are not followed: they could lead anywhere.
 */
export function createEgress(hosts: readonly string[]): Egress {
  const origins = new Set(hosts.flatMap((host) => originOf(host.includes("://") ? host : `https://${host}`) ?? []));
  const allows = (url: string): boolean => {
    const origin = originOf(url);
    return origin !== undefined && origins.has(origin);
  };
  return {
    allows,
    post: async (url, headers, body, now) => {
      if (!allows(url)) throw new Error("The host is not listed.");
      const response = await fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await readAtMost(response, READ_AT_MOST);
      return { status: response.status, retryAfterMs: retryAfter(response.headers.get("retry-after"), now) };
    },
  };
}

/** The operator's list, separated by commas or blanks. */
export const webhookHosts = (listed: string | undefined): readonly string[] =>
  (listed ?? "").split(/[\s,]+/).filter(Boolean);

function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain = url.protocol === "https:" || url.protocol === "http:";
  return plain && url.username === "" && url.password === "" ? url.origin : undefined;
}

async function readAtMost(response: Response, most: number): Promise<void> {
  const reader = response.body?.getReader();
  if (!reader) return;
  for (let read = 0; read < most; ) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.byteLength;
  }
  await reader.cancel();
}

function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^[0-9]{1,9}$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
