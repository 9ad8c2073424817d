import type { Transition } from "../../blueprints/blueprint.ts";
import { describeTransition } from "../../runtime/words.ts";
import { designer } from "../i18n/designer.ts";
import { useWords } from "../i18n/i18n.ts";
import { namingOf } from "../sentences/naming.ts";
import { useForm } from "./form-context.ts";

/** What the settings of a transition mean, in the words that the desk and the printed blueprint use too. */
export function TransitionSentence({ transition }: { readonly transition: Transition }) {
  const t = useWords(designer);
  const { document, directory, language } = useForm();
  const words = () => {
    try {
      const { fields, named } = namingOf(directory);
      return describeTransition(document, transition, fields, named)[language];
    } catch {
      // An item that is not filled in yet has no words.
      return t("form.unfinished");
    }
  };
  return <p className="m-0 rounded-md bg-info-fill px-3 py-2 text-info">{words()}</p>;
}
