import { finding } from "./check-uses.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { BASES, type Role } from "./role.ts";

/** What the shape of a role cannot say: names of shipped roles are taken, and some rights go with some roles alone. */
export function roleFindings({ key, basedOn, rights, sees }: Role): Finding[] {
  const found: Finding[] = [];
  if ((BASES as readonly string[]).includes(key) || key === "requester")
    found.push(
      finding("error", "role.shipped", "/key", {
        en: "This is a role that is shipped, which stays as it is. Choose another key.",
        fr: "C'est un rôle livré, qui reste tel quel. Choisissez une autre clé.",
      }),
    );
  rights.forEach((right, at) => {
    if (rights.indexOf(right) < at)
      found.push(
        finding("error", "role.rightTwice", pointer("rights", at), {
          en: "This right is given already.",
          fr: "Ce droit est déjà donné.",
        }),
      );
  });
  if (basedOn !== "admin" && rights.includes("administer"))
    found.push(
      finding("error", "role.administer", pointer("rights", rights.indexOf("administer")), {
        en: "Only a role that stands on Admin administers the desk.",
        fr: "Seul un rôle fondé sur Admin administre le service.",
      }),
    );
  if (basedOn === "admin" && sees !== "everything")
    found.push(
      finding("error", "role.adminSees", "/sees", {
        en: "A role that stands on Admin sees everything.",
        fr: "Un rôle fondé sur Admin voit tout.",
      }),
    );
  if (basedOn === "collaborator" && (rights.length > 0 || sees !== "own"))
    found.push(
      finding("error", "role.collaborator", rights.length > 0 ? "/rights" : "/sees", {
        en: "A collaborator has no rights beyond the process and sees only tickets in which he takes part.",
        fr: "Un collaborateur n'a aucun droit hors du processus et ne voit que les tickets auxquels il participe.",
      }),
    );
  return found;
}
