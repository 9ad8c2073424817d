import type { EffectView } from "../../../api/contract/effects.ts";
import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useNames } from "../ticket/names.ts";

export const EFFECT_TYPES = ["mail", "notify", "webhook", "askRating"] as const;
export const EFFECT_STATUSES = ["failed", "pending", "dropped", "done"] as const;
export const TONES = { pending: "info", done: "good", failed: "error", dropped: "paused" } as const;

/** What an effect is, in a few words: "Mail to Rémi", "Call of hooks.example.com". */
export function useEffectWords(): (effect: Pick<EffectView, "type" | "effect">) => string {
  const t = useWords(effects);
  const name = useNames();
  return ({ type, effect }) => {
    if (type === "webhook") return t("what.webhook", { url: hostOf(String(effect.url ?? "")) });
    const names = Array.isArray(effect.to) ? effect.to.map((one) => name(String(one))).join(", ") : "";
    const known = EFFECT_TYPES.find((it) => it === type);
    return known ? t(`what.${known}`, { names }) : t("what.other", { type, names });
  };
}

/** A worker takes what is due within moments; what has been due for longer is behind something else. */
const MOMENTS_MS = 10_000;

/** What is said of the next attempt, which is due at this instant (epoch ms): when it is, or that it waits its turn. */
export function whenNext(nextAt: number | null, now: number): "next" | "turn" | null {
  if (nextAt === null) return null;
  return now - nextAt > MOMENTS_MS ? "turn" : "next";
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** Kind, key and version of a rule: `trigger:acknowledge@3/do/0`; null for what no document says. */
export function readRule(rule: string): { readonly kind: string; readonly key: string } | null {
  const [, kind = "", key = ""] = /^([a-z-]+):([A-Za-z][A-Za-z0-9_-]*)(?:@|$|\/)/.exec(rule) ?? [];
  return key === "" ? null : { kind, key };
}
