import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Json } from "../../../blueprints/json.ts";
import { STATUSES } from "../../../blueprints/status.ts";
import type { Text } from "../../../blueprints/text.ts";
import { actionType } from "../../../blueprints/vocabulary/actions.ts";
import { fieldWords } from "../../fields/field-words.ts";
import type { FieldLook } from "./attributes.ts";
import { besideWords } from "./beside-words.ts";
import { handedBackWords } from "./handed-back-words.ts";
import { routedWords, ruleOfRouting } from "./routed-words.ts";
import { type Speaker, stateName, text } from "./speaker.ts";
import { timeRuleWords, timeWords, withNotice } from "./time-words.ts";
import { waitingWords } from "./waiting-words.ts";

const LONGEST_EXCERPT = 90;
const excerpt = (words: string): string => {
  const line = words.replaceAll(/\s+/g, " ").trim();
  return line.length > LONGEST_EXCERPT ? `${line.slice(0, LONGEST_EXCERPT)}…` : line;
};

const stepName = (speaker: Speaker, id: string): string => {
  const drawn =
    speaker.document?.transitions.find((transition) => transition.id === id)?.name ??
    speaker.ticket.thread.find((station) => station.transition?.id === id)?.transition?.name;
  return drawn ? speaker.say(drawn) : id;
};
const blueprintName = (speaker: Speaker, key: string): string =>
  speaker.ticket.place?.blueprint.key === key
    ? speaker.say(speaker.ticket.place.blueprint.name)
    : speaker.document?.key === key
      ? speaker.say(speaker.document.name)
      : speaker.definition("blueprint", key);

const status = (speaker: Speaker, value: unknown): string => {
  const known = STATUSES.find((one) => one === value);
  return known ? speaker.d(`status.${known}`) : text(value);
};

/** A field's value in words; what is no custom field may name somebody. */
function value(speaker: Speaker, look: FieldLook, json: Json = null): string {
  if (Array.isArray(json) && !look.options) return json.map((one: Json) => value(speaker, look, one)).join(", ");
  const named = typeof json === "string" && !look.options && /^(agent|group|department|role|requester):/.test(json);
  return (named ? speaker.name(json) : fieldWords(look, json, speaker.language, speaker.name)) || speaker.t("nothing");
}

/** One fact of the journal as a sentence, without its author. */
export function factWords(
  speaker: Speaker,
  { fact, by, rule = null }: Pick<JournalEntry, "fact" | "by"> & Partial<Pick<JournalEntry, "rule">>,
): string {
  const { t, name } = speaker;
  const key = (path: string): string => path.replace(/^fields\./, "");
  switch (fact.type) {
    case "ticketCreated":
      return t("fact.ticketCreated");
    case "messageAdded": {
      const message: { readonly [part: string]: unknown } =
        typeof fact.message === "object" && fact.message !== null ? { ...fact.message } : {};
      const said = excerpt(text(message.text));
      if (typeof message.thread === "string")
        return t(message.authorKind === "thirdParty" ? "fact.threadAnswer" : "fact.threadWord", { said });
      if (message.public === false) return t(message.authorKind === "rule" ? "fact.ruleNote" : "fact.note", { said });
      return t(message.authorKind === "agent" ? "fact.reply" : "fact.word", { said });
    }
    case "fieldSet": {
      const look = speaker.field(key(text(fact.field)));
      // Facts hold nothing but JSON.
      const from = value(speaker, look, fact.from as Json);
      const to = value(speaker, look, fact.to as Json);
      return fact.from === null
        ? t("fact.fieldFilled", { field: speaker.say(look.name), to })
        : t("fact.fieldSet", { field: speaker.say(look.name), from, to });
    }
    case "assigned": {
      const to = [fact.assignee, fact.group].flatMap((one) => (typeof one === "string" ? [name(one)] : []));
      return to.length > 0 ? t("fact.assigned", { to: to.join(" · ") }) : t("fact.unassigned");
    }
    case "tagged":
      return t("fact.tagged", { tag: text(fact.tag) });
    case "untagged":
      return t("fact.untagged", { tag: text(fact.tag) });
    case "statusChanged":
      return t("fact.statusChanged", { from: status(speaker, fact.from), to: status(speaker, fact.to) });
    case "blueprintEntered":
      return t("fact.blueprintEntered", {
        blueprint: blueprintName(speaker, text(fact.blueprint)),
        version: text(fact.version),
        state: stateName(speaker, text(fact.state)),
      });
    case "blueprintLeft": {
      const reason =
        (["merged", "department", "rule", "version"] as const).find((one) => one === fact.reason) ?? "revoked";
      return t(`fact.blueprintLeft.${reason}`, {
        blueprint: blueprintName(speaker, text(fact.blueprint)),
        note: text(fact.note),
      });
    }
    case "versionChanged":
      return t("fact.versionChanged", {
        blueprint: blueprintName(speaker, text(fact.blueprint)),
        from: text(fact.from),
        to: text(fact.to),
      });
    case "stateEntered":
      return t(fact.final ? "fact.final" : "fact.stateEntered", { state: stateName(speaker, text(fact.state)) });
    case "transitionTaken": {
      const words = t(fact.how === "button" ? "fact.transitionTaken" : "fact.transitionByItself", {
        step: stepName(speaker, text(fact.transition)),
        from: stateName(speaker, text(fact.from)),
        to: stateName(speaker, text(fact.to)),
      });
      return withNotice(speaker, words, fact);
    }
    case "jumped": {
      const ways = { from: stateName(speaker, text(fact.from)), to: stateName(speaker, text(fact.to)) };
      return fact.marked
        ? t("fact.jumpedMarked", { ...ways, step: stepName(speaker, text(fact.marked)) })
        : t("fact.jumped", { ...ways, reason: text(fact.reason) });
    }
    case "stepUndone":
      if (typeof fact.handover === "string") return t("fact.handoverUndone", { department: name(fact.handover) });
      if (typeof fact.reply === "string") return t("fact.replyUndone");
      if (fact.transition === "") return t("fact.manyUndone");
      return t("fact.stepUndone", { step: stepName(speaker, text(fact.transition)) });
    case "obligationMet":
      return t("fact.obligationMet", { item: speaker.say(speaker.field(text(fact.item)).name) });
    case "peopleChosen":
      return t("fact.peopleChosen", {
        people: Array.isArray(fact.people) ? fact.people.map((one) => name(String(one))).join(", ") : "",
      });
    case "reopened":
      return t("fact.reopened");
    case "flagged": {
      const flag = (["thanked", "loopCut", "revoked"] as const).find((one) => one === fact.flag) ?? "customerReplied";
      return fact.on ? t(`fact.flagged.${flag}`) : t("fact.unflagged");
    }
    case "exceptionMade":
      return t("fact.exceptionMade", { what: text(fact.what) });
    case "actionRefused": {
      // A stored sentence always has both languages.
      const message = fact.message as Text | undefined;
      const type = actionType(text(fact.action));
      const action = type ? speaker.say(type.title) : text(fact.action);
      return t("fact.actionRefused", { action, message: message ? speaker.say(message) : "" });
    }
    case "loopCut": {
      const rules = Array.isArray(fact.rules) ? fact.rules.map((one) => ruleWords(speaker, String(one))) : [];
      return t("fact.loopCut", { rules: rules.join(", ") });
    }
    case "effectFailed":
      return t("fact.effectFailed", { detail: text(fact.detail) });
    case "slaApplied":
    case "slaWarning":
    case "slaBreached":
    case "slaEscalated":
    case "slaMet":
    case "slaExcused":
    case "timeRuleActed":
    case "rearmed":
      return timeWords(speaker, fact);
    case "thirdPartyAsked": {
      const who = { name: text(fact.name), address: text(fact.address) };
      return typeof fact.expectedBy === "number"
        ? t("fact.thirdPartyAsked.by", { ...who, date: speaker.time(fact.expectedBy) })
        : t("fact.thirdPartyAsked", who);
    }
    case "handedOver":
      return handedOverWords(speaker, fact);
    case "clocksRestarted":
      return t("fact.clocksRestarted");
    case "handedBack":
      return handedBackWords(speaker, fact);
    case "taskCreated":
    case "taskDone":
    case "snoozed":
    case "snoozeEnded":
    case "linked":
    case "merged":
    case "mergeUndone":
    case "passedOn":
    case "childMoved":
    case "ratingAsked":
    case "rated":
    case "mentioned":
    case "articleUsed":
    case "problemJoined":
    case "problemLeft":
    case "noArticleFitted":
      return besideWords(speaker, fact);
    case "approvalAsked":
    case "deputiesAsked":
    case "approvalGiven":
    case "approvalRefused":
    case "approvalWithdrawn":
    case "approvalVoided":
    case "parallelOpened":
    case "parallelStepDone":
    case "parallelStepReopened":
      return waitingWords(speaker, fact);
    case "routed":
    case "picked":
    case "skillsWaived":
      return routedWords(speaker, fact, rule);
    default:
      return t("fact.other", { type: `${fact.type} (${by.name})` });
  }
}

/** To which department, to whom there, and which process it left for that. */
function handedOverWords(speaker: Speaker, fact: JournalEntry["fact"]): string {
  const { t, name } = speaker;
  const to = name(text(fact.to));
  const who = [fact.assignee, fact.group].flatMap((one) => (typeof one === "string" ? [name(one)] : []));
  const left: { readonly [part: string]: unknown } =
    typeof fact.left === "object" && fact.left !== null ? { ...fact.left } : {};
  return [
    typeof fact.from === "string"
      ? t("fact.handedOver", { from: name(fact.from), to })
      : t("fact.handedOver.first", { to }),
    who.length > 0 && t("fact.handedOver.who", { who: who.join(" · ") }),
    typeof left.blueprint === "string" &&
      t("fact.handedOver.left", {
        blueprint: blueprintName(speaker, left.blueprint),
        state: stateName(speaker, text(left.state)),
      }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** The condition that a rule asked, when it is of the version that the ticket follows. */
export function conditionOf(document: Blueprint | null | undefined, rule: string): Json | undefined {
  const match = /^blueprint:([^@/]+)@\d+\/(transitions|entry)(?:\/([^/]+))?/.exec(rule);
  if (!match || !document || match[1] !== document.key) return undefined;
  if (match[2] === "entry") return document.entry.when;
  const transition = document.transitions.find((one) => one.id === match[3]);
  return transition?.start?.when ?? transition?.before?.when;
}

/** "blueprint:finance-requests@3/transitions/too-late" in words. */
export function ruleWords(speaker: Speaker, rule: string): string {
  const match = /^blueprint:([^@/]+)@(\d+)(?:\/(transitions|entry|states|limit)(?:\/([^/]+))?)?/.exec(rule);
  if (!match)
    return rule.startsWith("lifecycle")
      ? speaker.t("rule.lifecycle")
      : (timeRuleWords(speaker, rule) ?? reactionWords(speaker, rule) ?? ruleOfRouting(speaker, rule) ?? rule);
  const [, key = "", version = "", kind, part] = match;
  const values = { blueprint: blueprintName(speaker, key), version };
  if (kind === "limit") return speaker.t("rule.processLimit", values);
  if (kind === "states" && part && rule.endsWith("/limit"))
    return speaker.t("rule.stateLimit", { ...values, part: stateName(speaker, part) });
  if (kind === "transitions" && part) return speaker.t("rule.transition", { ...values, part: stepName(speaker, part) });
  return speaker.t(kind === "entry" ? "rule.entry" : "rule.blueprint", values);
}

/** "trigger:acknowledge@3" and "macro:urgent" in words; null for a rule of another kind. */
function reactionWords({ t, definition }: Speaker, rule: string): string | null {
  const [, kind, key = "", version = ""] = /^(trigger|macro):([^@/]+)(?:@(\d+))?(?:\/many)?$/.exec(rule) ?? [];
  if (kind === "trigger") return t("rule.trigger", { name: definition(kind, key), version });
  return kind === "macro" ? t("rule.macro", { name: definition(kind, key) }) : null;
}
