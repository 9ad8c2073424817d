import type { Effect, EffectType } from "../../blueprints/facts.ts";
import { askRating } from "./ask-rating.ts";
import type { Executor, Performed, Performing } from "./executor.ts";
import { mail } from "./mail.ts";
import { notify } from "./notify.ts";
import { webhook } from "./webhook.ts";

const executors = { notify, mail, webhook, askRating } satisfies { readonly [T in EffectType]: Executor<T> };

/** Does an effect with the executor of its type; what an executor throws is a failure that may be tried again. */
export async function perform(effect: Effect, performing: Performing): Promise<Performed> {
  try {
    switch (effect.type) {
      case "notify":
        return await executors.notify(effect, performing);
      case "mail":
        return await executors.mail(effect, performing);
      case "webhook":
        return await executors.webhook(effect, performing);
      case "askRating":
        return await executors.askRating(effect, performing);
    }
  } catch (error) {
    return { ok: false, final: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
