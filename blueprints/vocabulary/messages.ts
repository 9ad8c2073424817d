import type { Attachment, Message } from "../message.ts";
import type { Scene } from "./action.ts";

const blank = { from: null, to: [], cc: [], messageId: null, inReplyTo: null, attachments: [] };

/** An internal note that a rule writes: it is no agent's action and ends no clock. */
export const ruleMessage = (scene: Scene, text: string): Message => ({
  ...blank,
  id: scene.nextId(),
  at: scene.at,
  public: false,
  channel: "note",
  author: scene.actor.id,
  authorKind: "rule",
  automatic: true,
  text,
});

/** What a rule says to the requester and the CCs: public, but no agent's reply. */
export const ruleReply = (scene: Scene, text: string): Message => ({
  ...ruleMessage(scene, text),
  public: true,
  channel: scene.ticket.channel,
  to: scene.ticket.requester === null ? [] : [scene.ticket.requester],
  cc: scene.ticket.ccs,
});

/** What a person writes in a step: the reply goes to the requester and the CCs, a note to nobody outside. */
export function stepMessage(
  scene: Scene,
  text: string,
  toRequester: boolean,
  attachments: readonly Attachment[],
): Message {
  const { ticket, actor } = scene;
  return {
    ...blank,
    id: scene.nextId(),
    at: scene.at,
    public: toRequester,
    channel: toRequester ? ticket.channel : "note",
    author: actor.id,
    authorKind:
      actor.kind === "agent" || actor.kind === "import" ? "agent" : actor.kind === "system" ? "rule" : actor.kind,
    to: toRequester && ticket.requester !== null ? [ticket.requester] : [],
    cc: toRequester ? ticket.ccs : [],
    automatic: false,
    text,
    attachments,
  };
}
