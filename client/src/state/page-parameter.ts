import { useCallback } from "react";
import { useLocation, useNavigate } from "react-router";
import { readableQuery } from "./use-address.ts";

/** A choice of this page that stands in its address beside the view: null while nothing is chosen. */
export function usePageParameter(
  name: string,
): readonly [value: string | null, choose: (value: string | null) => void] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const choose = useCallback(
    (value: string | null) => {
      // The browser's own address: the router's may be behind the view's mirror.
      const query = new URLSearchParams(window.location.search);
      if (value === null) query.delete(name);
      else query.set(name, value);
      void navigate({ search: query.size > 0 ? `?${readableQuery(query)}` : "" }, { preventScrollReset: true });
    },
    [name, navigate],
  );
  return [new URLSearchParams(search).get(name), choose];
}
