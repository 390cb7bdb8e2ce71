import { isRouteErrorResponse } from "@remix-run/react";
import { createContext, useContext } from "react";

const RequestIdContext = createContext("");

/** The id under which the page's request is logged. */
export const RequestIdProvider = RequestIdContext.Provider;

/** For `<html data-request-id>`, from which the browser knows it too. */
export function useRequestId(): string {
  return useContext(RequestIdContext);
}

/** The number to quote when a page failed unexpectedly; undefined when the failure was an expected one. */
export function useErrorId(error: unknown): string | undefined {
  const requestId = useRequestId();
  if (!isRouteErrorResponse(error)) return requestId || undefined;
  return (error.data as { errorId?: string } | null)?.errorId;
}
