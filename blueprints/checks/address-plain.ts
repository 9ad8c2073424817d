import { shown } from "../limit-findings.ts";
import type { UseCheck } from "./check.ts";

/** Whether the host is listed is the operator's to know: the delivery decides, and says so on the ticket where it may not go. */
export const addressPlain: UseCheck = {
  code: "address.plain",
  title: { en: "Webhooks without https", fr: "Webhooks sans https" },
  severity: "warning",
  *check({ uses }) {
    for (const { kind, key, pointer } of uses.references) {
      if (kind !== "address" || !/^http:/i.test(key)) continue;
      const address = shown(key);
      yield {
        pointer,
        message: {
          en: `${address} is plain http: it is called only if the operator lists its host, and everybody on the way can read it.`,
          fr: `${address} est en http simple : l'adresse n'est appelée que si l'exploitant liste son hôte, et chacun sur le chemin peut lire.`,
        },
      };
    }
  },
};
