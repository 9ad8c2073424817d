// Draws the OpenAPI document and lets one try each operation. Plain DOM, so that the page needs nothing but itself.

const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

/** An example value of a JSON Schema, as a start for one's own. */
const sample = (schema, depth = 0) => {
  if (!schema || depth > 4) return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return sample(options[0], depth);
  if (schema.type === "object") {
    const required = schema.required ?? [];
    const entries = Object.entries(schema.properties ?? {}).filter(([name]) => required.includes(name));
    return Object.fromEntries(entries.map(([name, value]) => [name, sample(value, depth + 1)]));
  }
  return { array: [], string: "", integer: 0, number: 0, boolean: false }[schema.type] ?? null;
};

const field = (id, name, note, value = "") => {
  const input = make("input", { id, name, value });
  return [make("label", { for: id }, make("code", {}, name), note ? ` ${note}` : ""), input];
};

const send = async (method, path, operation, form) => {
  const value = (name) => form.elements.namedItem(name)?.value ?? "";
  let address = path;
  const query = new URLSearchParams();
  const headers = {};
  for (const { name, in: place } of operation.parameters) {
    const given = value(`${place}:${name}`);
    if (place === "path") address = address.replace(`{${name}}`, encodeURIComponent(given));
    else if (given !== "" && place === "query") query.set(name, given);
    else if (given !== "") headers[name] = given;
  }
  const body = operation.requestBody ? value("body") : undefined;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const search = query.size > 0 ? `?${query}` : "";
  const response = await fetch(address + search, { method: method.toUpperCase(), headers, body });
  const text = await response.text();
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: it is shown as it came.
  }
  const etag = response.headers.get("etag");
  return `${response.status} ${response.statusText}${etag ? `\nETag: ${etag}` : ""}\n\n${shown}`;
};

const draw = (method, path, operation, index) => {
  const form = make("form", { class: "inside" });
  form.append(make("p", {}, operation.description));
  for (const { name, in: place, required } of operation.parameters) {
    const key = name === "Idempotency-Key" && required ? crypto.randomUUID() : "";
    const note = place === "path" ? "" : `${place}${required ? ", needed" : ""}`;
    form.append(...field(`f${index}-${place}-${name}`, `${place}:${name}`, note, key));
  }
  const schema = operation.requestBody?.content["application/json"]?.schema;
  if (schema) {
    const area = make("textarea", { id: `f${index}-body`, name: "body", spellcheck: "false" });
    area.value = JSON.stringify(sample(schema), null, 2);
    const shape = make(
      "details",
      {},
      make("summary", {}, "Schema of the body"),
      make("pre", { tabindex: "0" }, JSON.stringify(schema, null, 2)),
    );
    form.append(make("label", { for: area.id }, "Body"), area, shape);
  }
  const answers = make(
    "details",
    {},
    make("summary", {}, "Answers"),
    make("pre", { tabindex: "0" }, JSON.stringify(operation.responses, null, 2)),
  );
  const output = make("pre", { hidden: "", tabindex: "0", "aria-label": "Answer" });
  form.append(answers, make("button", { type: "submit" }, "Send"), output);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    output.hidden = false;
    output.textContent = "…";
    output.textContent = await send(method, path, operation, form).catch((error) => String(error));
  });
  const title = [
    make("span", { class: "method" }, method.toUpperCase()),
    make("code", {}, path),
    ` ${operation.summary}`,
  ];
  return make("details", { id: operation.operationId }, make("summary", {}, ...title), form);
};

const show = async () => {
  const areas = document.getElementById("areas");
  const described = await (await fetch("/api/openapi.json")).json();
  const byArea = new Map();
  let index = 0;
  for (const [path, methods] of Object.entries(described.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [area] = operation.tags;
      if (!byArea.has(area)) byArea.set(area, make("section", {}, make("h2", {}, area)));
      byArea.get(area).append(draw(method, path, operation, index));
      index += 1;
    }
  }
  areas.replaceChildren(...byArea.values());
};

show().catch((error) => {
  document.getElementById("areas").textContent = `The document cannot be read: ${error}`;
});
