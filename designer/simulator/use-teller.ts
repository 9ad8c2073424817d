import { useMemo } from "react";
import { calendarMs, parseDuration } from "../../blueprints/duration.ts";
import type { Fact } from "../../blueprints/facts.ts";
import { type Text, textIn } from "../../blueprints/text.ts";
import type { Doing } from "../../runtime/examples/scene.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { simulator } from "../i18n/simulator.ts";
import { span } from "../i18n/time.ts";
import { factWords, ruleWords } from "../screens/ticket/fact-words.ts";
import type { Told } from "../screens/ticket/speaker.ts";
import { useSpeaker } from "../screens/ticket/use-speaker.ts";
import type { Player } from "./people.ts";
import type { World } from "./simulation.ts";

/** Nothing of it is known but the drawing. */
const NO_TICKET: Told = { place: null, thread: [] };

export interface Teller {
  /** Whoever acts or is meant, by name. */
  readonly name: (id: string) => string;
  readonly state: (id: string | null) => string;
  readonly doing: (doing: Doing) => string;
  /** A fact as the journal says it. */
  readonly fact: (fact: Fact) => string;
  /** The rule that caused it; null: a person did. */
  readonly rule: (fact: Fact) => string | null;
}

/** Tells of a trial in the words of the journal. */
export function useTeller({ document }: World, players: readonly Player[]): Teller {
  const t = useWords(simulator);
  const language = useLanguage();
  const speaker = useSpeaker(NO_TICKET, document);
  return useMemo(() => {
    const say = (text: Text) => textIn(text, language);
    const name = (id: string): string => {
      if (id === "requester" || id.startsWith("requester:")) return t("who.requester");
      if (id === "thirdParty") return t("who.thirdParty");
      if (id === "system" || id.startsWith("rule:")) return t("who.system");
      const player = players.find((one) => one.id === id);
      if (player?.name) return player.name;
      return player?.standsFor ? t("who.some", { set: speaker.name(player.standsFor) }) : speaker.name(id);
    };
    const steps = document.states.flatMap(({ parallel }) => parallel?.steps ?? []);
    const stepName = (id: string): string => {
      const drawn = [...document.transitions, ...steps].find((one) => one.id === id);
      return drawn ? say(drawn.name) : id;
    };
    const telling = { ...speaker, name };
    return {
      name,
      state: (id) => {
        const drawn = document.states.find((one) => one.id === id);
        return drawn ? say(drawn.name) : (id ?? "");
      },
      doing: (doing) => {
        if ("pass" in doing) {
          const duration = parseDuration(doing.pass);
          return t("log.pass", { span: span(duration ? calendarMs(duration) : 0, language) });
        }
        const who = name(doing.as);
        if ("take" in doing) return t("log.take", { who, step: stepName(doing.take) });
        if ("takeBack" in doing) return t("log.takeBack", { who, step: stepName(doing.takeBack) });
        if ("reply" in doing) return t("log.reply", { who, words: doing.reply });
        if ("note" in doing) return t("log.note", { who, words: doing.note });
        return "press" in doing ? t("log.press", { who, macro: doing.press }) : t("log.set", { who });
      },
      fact: (fact) => factWords(telling, { fact: { ...fact }, by: { id: fact.by, name: name(fact.by) } }),
      rule: ({ rule }) => (rule === undefined ? null : ruleWords(telling, rule)),
    };
  }, [t, language, speaker, players, document]);
}
