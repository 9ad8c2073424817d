import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Language } from "../../blueprints/text.ts";
import { BlueprintPicture } from "./blueprint-picture.tsx";
import { LIGHT } from "./paint.ts";

/** The picture as a file of its own, in light. What people have written is text in it, never markup. */
export const svgOf = (document: Blueprint, language: Language): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(createElement(BlueprintPicture, { document, language, paint: LIGHT }))}\n`;
