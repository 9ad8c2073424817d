import { Component, type ReactNode } from "react";
import { ErrorState } from "./empty-state.tsx";

interface Props {
  readonly children: ReactNode;
  /** Before it is drawn anew: forget a chunk that failed to load. */
  readonly onRetry?: () => void;
}

/** Keeps a broken part from taking the page with it; "Try again" draws it anew. */
export class PartBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  #again = () => {
    this.props.onRetry?.();
    this.setState({ failed: false });
  };
  override render(): ReactNode {
    return this.state.failed ? <ErrorState onRetry={this.#again} /> : this.props.children;
  }
}
