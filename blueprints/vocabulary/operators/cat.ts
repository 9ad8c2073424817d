import { spend } from "../../condition/limits.ts";
import { between, standard } from "../../condition/standard.ts";
import { joinTexts } from "../../condition/values.ts";

/** Joins texts. What it makes costs steps by its length, so that doubling ends soon. */
export const cat = standard({
  name: "cat",
  title: { en: "joined with", fr: "suivi de" },
  description: { en: "Joins the values into one text.", fr: "Joint les valeurs en un seul texte." },
  example: { cat: [{ var: "ticket.channel" }, ":", { var: "ticket.address" }] },
  rest: true,
  compile: (operands) => (data, run) => {
    const text = joinTexts(
      operands.map((operand) => operand.evaluate(data, run)),
      "",
      run,
    );
    spend(run, text.length >> 10);
    return text;
  },
  sentence: between("+", "+"),
});
