import { finding, usageFindings } from "./check-uses.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import type { Form } from "./form.ts";
import { pointer } from "./json.ts";
import { shown } from "./limit-findings.ts";
import { usesOfForm } from "./uses.ts";
import { fieldPath } from "./vocabulary/field-values.ts";

/** What the shape of a form cannot say: fields and departments that exist, each asked once, and conditions that read the form alone. */
export function formFindings(form: Form, directory?: Directory): Finding[] {
  const uses = usesOfForm(form);
  // Answers are looked at below: what a rule cannot read, a form can.
  const references = uses.references.filter(({ kind }) => kind !== "answer");
  return [
    ...usageFindings({ ...uses, references }, directory, () => null, "event"),
    ...form.asks.flatMap(({ field }, at) => askedWell(form, field, at, directory)),
    ...(form.requires ?? []).flatMap(({ field }, at) => attribute(field, pointer("requires", at, "field"))),
    ...uses.references.flatMap(({ kind, key, pointer: at }) => readsElsewhere(form, kind, key, at)),
  ];
}

function attribute(field: string, at: string): Finding[] {
  if (fieldPath(field).startsWith("fields.")) return [];
  return [
    finding("error", "form.attribute", at, {
      en: "A form asks for custom fields; this belongs to the desk.",
      fr: "Un formulaire demande des champs personnalisés ; ceci appartient au service.",
    }),
  ];
}

function askedWell({ asks }: Form, field: string, at: number, directory: Directory | undefined): Finding[] {
  const here = pointer("asks", at, "field");
  const stranger = attribute(field, here);
  if (stranger.length > 0) return stranger;
  if (asks.findIndex((one) => one.field === field) < at)
    return [
      finding("error", "form.askedTwice", here, {
        en: "This field is asked for already.",
        fr: "Ce champ est déjà demandé.",
      }),
    ];
  if (directory?.fields.get(field)?.type !== "person") return [];
  return [
    finding("error", "form.person", here, {
      en: "Requesters do not know the people of the desk: they cannot choose one.",
      fr: "Les demandeurs ne connaissent pas les personnes du service : ils ne peuvent pas en choisir une.",
    }),
  ];
}

/** The page shows and hides by the same conditions as the door, and knows nothing but what is filled in. */
function readsElsewhere({ asks }: Form, kind: string, key: string, at: string): Finding[] {
  if (kind === "answer" && at.startsWith("/requires/"))
    return [
      finding("error", "form.later", at, {
        en: `By then nobody fills in the form any more: read ticket.fields.${shown(key)}.`,
        fr: `À ce moment plus personne ne remplit le formulaire : lisez ticket.fields.${shown(key)}.`,
      }),
    ];
  if (kind === "answer" && !asks.some(({ field }) => field === key))
    return [
      finding("error", "answer.unknown", at, {
        en: `It reads the answer “${shown(key)}”, which this form does not ask for.`,
        fr: `On y lit la réponse « ${shown(key)} », que ce formulaire ne demande pas.`,
      }),
    ];
  const condition = /\/(required|showWhen|check)\b/.test(at);
  if (!condition || (kind !== "path" && kind !== "field")) return [];
  return [
    finding("error", "form.reads", at, {
      en: `A form reads what is filled in, as answers.KEY; ${shown(key)} is not there yet.`,
      fr: `Un formulaire lit ce qui y est rempli, par answers.CLÉ ; ${shown(key)} n'y est pas encore.`,
    }),
  ];
}
