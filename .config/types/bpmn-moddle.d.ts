/** The package brings no types of its own entry; this is the part that is used. */
declare module "bpmn-moddle" {
  interface BpmnElement {
    readonly incoming?: BpmnElement[];
    readonly outgoing?: BpmnElement[];
    attachedToRef?: BpmnElement | undefined;
  }
  export class BpmnModdle {
    create(type: string, attributes?: object): BpmnElement;
    toXML(element: BpmnElement, options: { readonly format: boolean }): Promise<{ readonly xml: string }>;
    fromXML(xml: string): Promise<{ readonly rootElement: object; readonly warnings: readonly object[] }>;
  }
}
