import { headersOf, type ParsedMail } from "./parsed-mail.ts";

/** What our own relay found out about a sender. `none`: nobody whom we believe has looked. */
export type Authentication = "pass" | "fail" | "none";

/**
 * The finding of the relay that is believed, by the name under which it signs its findings. Only the topmost such header counts:
 * whatever stands below it may have come with the mail.
 */
export function authenticationOf(mail: Pick<ParsedMail, "headers">, trusted: string | null): Authentication {
  if (trusted === null) return "none";
  const [found] = headersOf(mail, "authentication-results");
  if (found === undefined) return "none";
  const [name = "", ...results] = withoutComments(found).split(";");
  if ((name.trim().split(/\s/, 1)[0] ?? "").toLowerCase() !== trusted.toLowerCase()) return "none";
  const result = (method: string): string | undefined =>
    results
      .map((one) => new RegExp(`^\\s*${method}\\s*=\\s*([a-z]+)`, "i").exec(one)?.[1]?.toLowerCase())
      .find(Boolean);
  const dmarc = result("dmarc");
  if (dmarc === "pass") return "pass";
  if (dmarc === "fail") return "fail";
  // Without a policy of the sender's domain two refusals together are one.
  return result("spf") === "fail" && (result("dkim") ?? "none") !== "pass" ? "fail" : "none";
}

/** Comments say what they like. */
export function withoutComments(text: string): string {
  let depth = 0;
  let out = "";
  for (const sign of text) {
    if (sign === "(") depth += 1;
    else if (sign === ")" && depth > 0) depth -= 1;
    else if (depth === 0) out += sign;
  }
  return out;
}
