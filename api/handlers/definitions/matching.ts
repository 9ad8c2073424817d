import { pointer } from "../../../blueprints/json.ts";
import { refusal } from "../../http/problems.ts";

/** A document must say the same kind and key as the address it is kept under. */
export function assertMatches(
  document: { readonly [key: string]: unknown },
  address: { readonly kind: string; readonly key: string },
): void {
  if (address.kind === "view") throw refusal("notFound");
  const wrong = (["kind", "key"] as const).filter((name) => document[name] !== address[name]);
  if (wrong.length === 0) return;
  throw refusal(
    "invalid",
    wrong.map((name) => ({
      pointer: pointer(name),
      code: "invalid",
      message: {
        en: `This must be “${address[name]}”, as in the address.`,
        fr: `Ici doit se trouver « ${address[name]} », comme dans l’adresse.`,
      },
    })),
  );
}
