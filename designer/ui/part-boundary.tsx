import { Component, type ReactNode } from "react";
import { ErrorState } from "./empty-state.tsx";

/** Keeps a broken part from taking the page with it; "Try again" draws it anew. */
export class PartBoundary extends Component<{ readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ReactNode {
    return this.state.failed ? <ErrorState onRetry={() => this.setState({ failed: false })} /> : this.props.children;
  }
}
