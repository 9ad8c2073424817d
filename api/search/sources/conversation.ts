import { withoutMentions } from "../../../blueprints/mentions.ts";
import type { Material, Piece, SearchedMessage, Source } from "../source.ts";

/** What was said, to whom outside and inside, and the names of the files that came with it. */
export const conversation: Source = {
  pieces: ({ ticket, messages }) => [...described({ ticket, messages }), ...messages.flatMap(said)],
};

/** A description is a message's text as a rule; what was imported may have one without. */
const described = ({ ticket, messages }: Pick<Material, "ticket" | "messages">): readonly Piece[] =>
  messages.some(({ text }) => text === ticket.description)
    ? []
    : [{ column: "outside", place: "message", text: ticket.description }];

function said({ at, author, sender, text, attachments, handles, ...message }: SearchedMessage): readonly Piece[] {
  const column = message.public ? "outside" : "inside";
  const written = { at, by: author };
  const place = message.public ? "message" : "note";
  const files = attachments.map(({ name }): Piece => ({ column, place: "attachment", text: name, ...written }));
  const from: readonly Piece[] =
    sender === null ? [] : [{ column: "inside", place: "person", text: sender, ...written }];
  if (!message.public || handles.length === 0) return [{ column, place, text, ...written }, ...files, ...from];
  // Whoever is outside reads it without the people of the desk, and finds nothing by them.
  const named = handles.map((handle) => `@${handle}`).join(" ");
  const shown = withoutMentions(text, (handle) => handles.includes(handle));
  return [
    { column: "outside", place, text: shown, ...written },
    { column: "inside", place, text: named, ...written },
    ...files,
    ...from,
  ];
}
