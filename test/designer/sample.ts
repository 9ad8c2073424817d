import { type Blueprint, blueprintSchema } from "../../blueprints/blueprint.ts";
import finance from "../../blueprints/library/finance-requests.json" with { type: "json" };
import vtouch from "../../blueprints/library/vtouch-feedback.json" with { type: "json" };

/** Shipped documents, as the editor opens them. */
export const financeBlueprint = (): Blueprint => blueprintSchema.parse(finance);
export const vtouchBlueprint = (): Blueprint => blueprintSchema.parse(vtouch);

/** Three states in a row, and a common transition. */
export const small = (): Blueprint => ({
  kind: "blueprint",
  schemaVersion: 1,
  key: "small",
  name: { en: "Small", fr: "Petit" },
  entry: { into: { new: "new", open: "work" } },
  states: [
    { id: "new", name: { en: "New", fr: "Nouveau" }, status: "new" },
    { id: "work", name: { en: "Work", fr: "Travail" }, status: "open", reenter: "new" },
    { id: "done", name: { en: "Done", fr: "Fini" }, status: "solved", final: "resolved", reenter: "work" },
  ],
  transitions: [
    { id: "take", name: { en: "Take", fr: "Prendre" }, from: ["new"], to: "work" },
    { id: "finish", name: { en: "Finish", fr: "Finir" }, from: ["new", "work"], to: "done" },
    { id: "spam", name: { en: "Spam", fr: "Indésirable" }, from: "any", except: ["new"], to: "done" },
  ],
  layout: { new: [0, 0], work: [320, 0], done: [640, 0] },
});
