/** What a grid's saving answers when the server did not answer in its own words. */
interface Refused {
  readonly kind: "refused";
  readonly why: string;
}

/**
 * Sends fields as a form would and reads the answer. Whatever else comes back than an answer, such as the sign-in page of
 * an ended session, is told in words: what was typed stays where it is.
 */
export async function postForm<A extends { readonly kind: string }>(
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<A | Refused> {
  const response = await fetch(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  if (response.type === "opaqueredirect") return { kind: "refused", why: SIGNED_OUT };
  if (response.status === 403) return { kind: "refused", why: "Your role does not change this. The facilitator can." };
  if (!response.headers.get("Content-Type")?.includes("json")) {
    return { kind: "refused", why: "The server could not save it. Wait a moment, then type it again." };
  }
  return (await response.json()) as A;
}

const SIGNED_OUT = "Your session has ended. Sign in again in another window of this browser, then type it again here.";
