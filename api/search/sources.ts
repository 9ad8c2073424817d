import type { Key, Material, Piece, Source } from "./source.ts";
import { conversation } from "./sources/conversation.ts";
import { fields } from "./sources/fields.ts";
import { requester } from "./sources/requester.ts";
import { subject } from "./sources/subject.ts";

/** Everything of a ticket that a search looks into; what stands first is shown first. */
const SOURCES: readonly Source[] = [subject, requester, fields, conversation];

export const piecesOf = (material: Material): readonly Piece[] =>
  SOURCES.flatMap(({ pieces }) => pieces(material)).filter(({ text }) => text !== "");

export const keysOf = (material: Material): readonly Key[] => SOURCES.flatMap(({ keys }) => keys?.(material) ?? []);
