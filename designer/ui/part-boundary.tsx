import { Component, type ReactNode } from "react";
import { wasUpdated } from "../data/updated.ts";
import { ErrorState, UpdatedState } from "./empty-state.tsx";

interface Props {
  readonly children: ReactNode;
  /** Before it is drawn anew: forget a chunk that failed to load. */
  readonly onRetry?: () => void;
}

interface State {
  readonly failed: boolean;
  /** The server has another page by now: what could not be loaded is gone for good. */
  readonly updated: boolean;
}

/** Keeps a broken part from taking the page with it; "Try again" draws it anew. After an update of the desk only a reload helps. */
export class PartBoundary extends Component<Props, State> {
  override state: State = { failed: false, updated: false };
  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }
  override componentDidCatch(): void {
    void wasUpdated().then((updated) => this.setState({ updated }));
  }
  #again = () => {
    this.props.onRetry?.();
    this.setState({ failed: false, updated: false });
  };
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.state.updated ? <UpdatedState /> : <ErrorState onRetry={this.#again} />;
  }
}
