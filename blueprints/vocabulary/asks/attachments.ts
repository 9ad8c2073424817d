import { z } from "zod";
import type { Json } from "../../json.ts";
import { defineAsk } from "../ask.ts";
import { attachmentOf, attachmentsOf } from "../attachments-of.ts";
import { stepMessage } from "../messages.ts";
import { invalid, isBlank, obligationShape } from "../obligation.ts";

const written = (value: Json | undefined): boolean => typeof value === "string" && !isBlank(value);

export const attachments = defineAsk({
  type: "attachments",
  title: { en: "Attachments", fr: "Pièces jointes" },
  schema: z
    .strictObject({
      ask: z.literal("attachments"),
      ...obligationShape,
      min: z.int().min(1).max(100).optional().describe("At least so many."),
    })
    .describe("Asks for files, by reference."),
  item: () => "attachments",
  sentence: ({ min }) => ({
    en: min === undefined ? "Attach files" : `Attach at least ${min} ${min === 1 ? "file" : "files"}`,
    fr: min === undefined ? "Joindre des fichiers" : `Joindre au moins ${min} ${min === 1 ? "fichier" : "fichiers"}`,
  }),
  collect: ({ min }, scene) => {
    const given = scene.answers.attachments;
    if (given === undefined || given === null) return { reasons: [], facts: [] };
    if (!Array.isArray(given) || given.length > 100 || given.some((one: Json) => attachmentOf(one) === null))
      return {
        reasons: [
          invalid(["attachments"], {
            en: "Give references of stored files: id, name, contentType, size.",
            fr: "Donnez des références de fichiers déposés : id, name, contentType, size.",
          }),
        ],
        facts: [],
      };
    if (given.length > 0 && min !== undefined && given.length < min)
      return {
        reasons: [
          invalid(["attachments"], {
            en: `At least ${min} files are needed.`,
            fr: `Il faut au moins ${min} fichiers.`,
          }),
        ],
        facts: [],
      };
    // A reply or a note of the same step carries them; alone they stand in a note without words.
    if (given.length === 0 || written(scene.answers.reply) || written(scene.answers.note))
      return { reasons: [], facts: [] };
    return {
      reasons: [],
      facts: [{ type: "messageAdded", message: stepMessage(scene, "", false, attachmentsOf(scene.answers)) }],
    };
  },
});
