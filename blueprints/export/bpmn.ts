import type { Blueprint, State, Transition } from "../blueprint.ts";
import { textIn } from "../text.ts";
import { edgeShape, nodeShape, type Place, type Point, straight } from "./bpmn-diagram.ts";
import type { Element, Moddle } from "./bpmn-moddle.ts";

const NAMESPACE = "https://filrouge.example/bpmn";
const STATE = { width: 190, height: 64 } as const;
const EVENT = { width: 36, height: 36 } as const;

/** How the parts are placed: states by their top left corner; how an arrow runs, where somebody has drawn it. */
export interface Geometry {
  readonly places: ReadonlyMap<string, Point>;
  readonly way?: (transition: string, from: string) => readonly Point[] | null;
}

/**
 * The blueprint as BPMN 2.0 with its diagram: a state is a task, a step that a person takes a sequence flow, one that starts by itself
 * leaves by an event at the state's edge; a common transition stands once, behind a link. `moddle` writes the XML.
 */
export async function bpmnOf(
  document: Blueprint,
  language: string,
  { places, way = () => null }: Geometry,
  moddle: Moddle,
): Promise<string> {
  const said = (text: Parameters<typeof textIn>[0]): string => textIn(text, language).replace(INVISIBLE, " ");
  const drawing = new Drawing(moddle);
  const states = new Map(document.states.map((state) => [state.id, state]));
  const placeOf = (id: string): Place => {
    const [x, y] = places.get(id) ?? [0, 0];
    return { x, y, ...STATE };
  };
  for (const state of document.states)
    drawing.node("bpmn:Task", `state_${state.id}`, said(state.name), placeOf(state.id));
  for (const id of new Set(Object.values(document.entry.into))) {
    if (!states.has(id)) continue;
    const { x, y } = placeOf(id);
    drawing.node("bpmn:StartEvent", `start_${id}`, "", { x: x - 76, y: y + 14, ...EVENT });
    drawing.flow(`flow_start_${id}`, "", `start_${id}`, `state_${id}`);
  }
  const exits = exitsOf(document);
  const edges = new Map<string, number>();
  const top = Math.min(0, ...document.states.map(({ id }) => placeOf(id).y)) - 120;
  for (const [index, transition] of document.transitions.entries()) {
    if (!states.has(transition.to)) continue;
    const name = said(transition.name);
    if (transition.from === "any") {
      const link = `link_${transition.id}`;
      drawing.node("bpmn:IntermediateCatchEvent", link, name, { x: index * 90, y: top, ...EVENT }, [
        moddle.create("bpmn:LinkEventDefinition", { name }),
      ]);
      drawing.flow(`transition_${transition.id}`, name, link, `state_${transition.to}`);
      continue;
    }
    for (const from of new Set(transition.from)) {
      const source = states.get(from);
      if (!source) continue;
      const id = `transition_${transition.id}_from_${from}`;
      const drawn = way(transition.id, from);
      if (!transition.start) {
        const chosen = (exits.get(source) ?? 0) > 1 ? name : null;
        drawing.flow(id, name, `state_${from}`, `state_${transition.to}`, { chosen, way: drawn });
        continue;
      }
      const nth = edges.get(from) ?? 0;
      edges.set(from, nth + 1);
      const { x, y } = placeOf(from);
      const place = { x: x + 12 + (nth % 4) * 42, y: y + STATE.height - 18, ...EVENT };
      const event = drawing.node("bpmn:BoundaryEvent", `event_${id}`, "", place, [startsOn(transition.start, moddle)]);
      event.attachedToRef = drawing.nodes.get(`state_${from}`)?.element;
      drawing.flow(id, name, `event_${id}`, `state_${transition.to}`);
    }
  }
  for (const { id, final } of document.states) {
    if (!final) continue;
    const { x, y } = placeOf(id);
    drawing.node("bpmn:EndEvent", `end_${id}`, "", { x: x + STATE.width + 40, y: y + 14, ...EVENT });
    drawing.flow(`flow_end_${id}`, "", `state_${id}`, `end_${id}`);
  }
  return drawing.xml(document.key, said(document.name));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML has no way to write
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** How many steps of people leave each state; where there are several, one is chosen. */
function exitsOf({ states, transitions }: Blueprint): ReadonlyMap<State, number> {
  const leaving = ({ id, final }: State): number =>
    transitions.filter(({ from, start }) => from !== "any" && !start && from.includes(id)).length + (final ? 1 : 0);
  return new Map(states.map((state) => [state, leaving(state)]));
}

function startsOn(start: NonNullable<Transition["start"]>, moddle: Moddle): Element {
  const body = "after" in start ? start.after : start.on;
  const expression = moddle.create("bpmn:FormalExpression", { body });
  return "after" in start
    ? moddle.create("bpmn:TimerEventDefinition", { timeDuration: expression })
    : moddle.create("bpmn:ConditionalEventDefinition", { condition: expression });
}

interface Drawn {
  readonly element: Element;
  readonly place: Place;
}

/** Gathers nodes and flows, each with its shape. */
class Drawing {
  readonly nodes = new Map<string, Drawn>();
  readonly #flows: Element[] = [];
  readonly #shapes: Element[] = [];
  readonly #moddle: Moddle;
  constructor(moddle: Moddle) {
    this.#moddle = moddle;
  }

  node(type: string, id: string, name: string, place: Place, eventDefinitions?: readonly Element[]): Element {
    const element = this.#moddle.create(type, {
      id,
      ...(name !== "" && { name }),
      ...(eventDefinitions && { eventDefinitions: [...eventDefinitions] }),
      incoming: [],
      outgoing: [],
    });
    this.nodes.set(id, { element, place });
    this.#shapes.push(nodeShape(this.#moddle, element, id, place));
    return element;
  }

  flow(
    id: string,
    name: string,
    from: string,
    to: string,
    { chosen = null, way = null }: { chosen?: string | null; way?: readonly Point[] | null } = {},
  ): void {
    const [source, target] = [this.nodes.get(from), this.nodes.get(to)];
    if (!source || !target) return;
    const flow = this.#moddle.create("bpmn:SequenceFlow", {
      id,
      ...(name !== "" && { name }),
      sourceRef: source.element,
      targetRef: target.element,
      ...(chosen !== null && {
        conditionExpression: this.#moddle.create("bpmn:FormalExpression", { body: chosen }),
      }),
    });
    source.element.outgoing?.push(flow);
    target.element.incoming?.push(flow);
    this.#flows.push(flow);
    this.#shapes.push(edgeShape(this.#moddle, flow, id, way ?? straight(source.place, target.place)));
  }

  async xml(key: string, name: string): Promise<string> {
    const { create } = this.#moddle;
    const make = create.bind(this.#moddle);
    const flowElements = [...[...this.nodes.values()].map(({ element }) => element), ...this.#flows];
    const process = make("bpmn:Process", { id: `process_${key}`, name, isExecutable: false, flowElements });
    const plane = make("bpmndi:BPMNPlane", { id: "plane", bpmnElement: process, planeElement: this.#shapes });
    const root = make("bpmn:Definitions", {
      id: `definitions_${key}`,
      targetNamespace: NAMESPACE,
      exporter: "Filrouge",
      rootElements: [process],
      diagrams: [make("bpmndi:BPMNDiagram", { id: "diagram", plane })],
    });
    return (await this.#moddle.toXML(root, { format: true })).xml;
  }
}
