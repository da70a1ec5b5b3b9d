import { useLocation } from "react-router";

/** The query that takes the view from one page of the workbench to another; empty elsewhere, where there is no such view. */
export function useKeptView(): string {
  const { pathname, search } = useLocation();
  return pathname.startsWith("/workbench") ? search : "";
}
