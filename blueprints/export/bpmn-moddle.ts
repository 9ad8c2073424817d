/** An element as bpmn-moddle makes it; only what is written after it was made has a name here. */
export interface Element {
  readonly incoming?: Element[];
  readonly outgoing?: Element[];
  attachedToRef?: Element | undefined;
}

/** What is used of bpmn-moddle: it is handed in, by whoever has loaded it. */
export interface Moddle {
  create(type: string, attributes?: object): Element;
  toXML(element: Element, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
}
