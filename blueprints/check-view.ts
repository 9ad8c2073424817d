import { knownOfTicket } from "./check-routing.ts";
import { finding, usageFindings } from "./check-uses.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { LIST_ATTRIBUTES } from "./paths.ts";
import { usesOfView } from "./uses.ts";
import type { View } from "./view.ts";
import { fieldOfColumn } from "./view-columns.ts";

/** What the shape of a view cannot say: names that exist, and columns and orders that show something. */
export function viewFindings(view: View, directory?: Directory): Finding[] {
  const uses = usesOfView(view);
  // A list knows of a ticket what the ticket alone does not: how its time limits stand, and who is next.
  const known = uses.references.filter(({ kind, key }) => kind !== "path" || !LIST_ATTRIBUTES.has(key));
  return [
    ...usageFindings({ ...uses, references: known }, directory, knownOfTicket(directory)),
    ...columnsTwice(view),
    ...fieldsGone(view, directory),
    ...idleOrder(view),
    ...nobodySees(view, directory),
  ];
}

function columnsTwice({ columns }: View): Finding[] {
  return columns.flatMap((column, at) =>
    columns.indexOf(column) < at
      ? [
          finding("error", "view.columnTwice", pointer("columns", at), {
            en: "This column stands there already.",
            fr: "Cette colonne y figure déjà.",
          }),
        ]
      : [],
  );
}

function fieldsGone({ columns }: View, directory: Directory | undefined): Finding[] {
  return columns.flatMap((column, at) => {
    const field = fieldOfColumn(column);
    if (field === null || !directory || directory.fields.has(field)) return [];
    return [
      finding("error", "field.unknown", pointer("columns", at), {
        en: `There is no field “${field}” here.`,
        fr: `Il n'y a pas de champ « ${field} » ici.`,
      }),
    ];
  });
}

/** An order that an earlier one has settled already: the heading, or the same attribute once more. */
function idleOrder({ group, order = [] }: View): Finding[] {
  return order.flatMap(({ by }, at) => {
    const before = order.findIndex((one) => one.by === by) < at || group?.by === by;
    const settled = before || order.slice(0, at).some((one) => one.by === "number");
    if (!settled) return [];
    return [
      finding("warning", "view.orderIdle", pointer("order", at, "by"), {
        en: "What stands before it has settled the order already: this changes nothing.",
        fr: "Ce qui précède fixe déjà l'ordre : ceci ne change rien.",
      }),
    ];
  });
}

function nobodySees({ sees }: View, directory: Directory | undefined): Finding[] {
  if (sees === "everyone" || !directory) return [];
  const named = "person" in sees ? [sees.person] : sees.groups;
  return named.flatMap((key, at) => {
    const where = "person" in sees ? pointer("sees", "person") : pointer("sees", "groups", at);
    if (directory.withoutMembers?.has(key))
      return [
        finding("warning", "view.nobody", where, {
          en: `Nobody is in ${key}, so nobody sees it there.`,
          fr: `Personne n'est dans ${key} : personne ne la voit.`,
        }),
      ];
    return [];
  });
}
