import type { Config } from "../../config.ts";
import { createEgress } from "../../effects/egress.ts";
import { refusalOf } from "../../effects/guard.ts";
import { refusal } from "../../http/problems.ts";

/** An address that would never be called is refused here already; what its name leads to is checked at each call. */
export function assertCallable(config: Config, url: string): void {
  const refused = createEgress(config.webhookHosts).allows(url) ? null : refusalOf(url);
  if (refused === null) return;
  throw refusal("invalid", [
    {
      pointer: "/url",
      code: "webhook.address",
      message: {
        en: refused,
        fr: "Cette adresse n’est pas appelée : il faut https, le port ordinaire, et une machine de l’internet public.",
      },
    },
  ]);
}

/** A host has one endpoint, whose secret signs whatever goes there. */
export const hostTaken = () =>
  refusal("conflict", [
    {
      pointer: "/url",
      code: "webhook.hostTaken",
      message: {
        en: "There is an endpoint for this host already: one secret signs everything that goes to a host.",
        fr: "Il y a déjà un point d’arrivée pour cet hôte : un seul secret signe tout ce qui va vers un hôte.",
      },
    },
  ]);
