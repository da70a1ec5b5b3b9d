import { Component, type ErrorInfo, type ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";

/** Keeps a part that could not be fetched, or broke, from taking the page with it. */
export class LatePart extends Component<{ readonly children: ReactNode }, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

/** A module that failed to load stays failed in this page's lifetime: only a reload asks for it again. */
function Broken(): ReactNode {
  const { t } = useWords();
  return (
    <FailureNote sentence={t("app.crashed")} retryLabel={t("app.reload")} onRetry={() => window.location.reload()} />
  );
}
