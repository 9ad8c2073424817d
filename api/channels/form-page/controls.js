import { element } from "/api/link.js";

/** One control for each field of the form: how it is drawn, and what stands in it. */
const INPUTS = {
  number: { type: "text", inputMode: "decimal" },
  money: { type: "text", inputMode: "decimal" },
  date: { type: "date" },
  text: { type: "text", maxLength: 500 },
};

function labelOf(field, words, id) {
  const label = element("label", field.name);
  label.htmlFor = id;
  label.append(element("span", words.required, "need"));
  return label;
}

function options(field, words) {
  const listed = field.type === "boolean" ? words.yesNo : field.options;
  const control = element("select");
  control.append(new Option(words.choose, ""), ...listed.map(({ value, name }) => new Option(name, value)));
  return control;
}

function several(field, id) {
  const box = element("fieldset", "", "field");
  box.id = id;
  const legend = element("legend", field.name, "label");
  box.append(legend);
  const boxes = field.options.map(({ value, name }) => {
    const label = element("label", "", "choice");
    const input = Object.assign(document.createElement("input"), { type: "checkbox", value });
    label.append(input, element("span", name));
    box.append(label);
    return input;
  });
  return { box, label: legend, boxes };
}

/** Draws a field. `read` gives what is filled in, undefined: nothing; `need` says whether it must be. */
export function controlOf(field, words) {
  const id = `field-${field.key}`;
  const wrong = element("span", "", "wrong");
  wrong.id = `${id}-wrong`;
  if (field.type === "choices") {
    const { box, label, boxes } = several(field, id);
    box.append(wrong);
    const need = element("span", words.required, "need");
    label.append(need);
    const read = () => {
      const chosen = boxes.filter(({ checked }) => checked).map(({ value }) => value);
      return chosen.length > 0 ? chosen : undefined;
    };
    return { field, box, read, need: (is) => (need.hidden = !is), target: boxes[0] ?? box, wrong };
  }
  const box = element("p", "", "field");
  const label = labelOf(field, words, id);
  const control =
    field.type === "boolean" || field.options.length > 0
      ? options(field, words)
      : field.type === "longText"
        ? Object.assign(document.createElement("textarea"), { rows: 4 })
        : Object.assign(document.createElement("input"), INPUTS[field.type] ?? INPUTS.text);
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-help ${id}-wrong`);
  box.append(label, control);
  if (field.help) box.append(Object.assign(element("span", field.help, "help"), { id: `${id}-help` }));
  box.append(wrong);
  return {
    ...{ field, box, wrong, target: control },
    read: () => control.value.trim() || undefined,
    need: (is) => {
      label.querySelector(".need").hidden = !is;
      control.required = is;
    },
  };
}
