import { createContext, useContext } from "react";

/** The response's CSP nonce. entry.server provides it; in the browser it is absent, where nothing needs it. */
const NonceContext = createContext<string | undefined>(undefined);

export const NonceProvider = NonceContext.Provider;

/** For the nonce attribute of what the server renders: Scripts, ScrollRestoration, script, style. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
