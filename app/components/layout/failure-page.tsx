import { isRouteErrorResponse } from "@remix-run/react";
import { ButtonLink } from "../text/button";
import { PageHeading } from "./page-heading";
import { PlainPage } from "./plain-page";

interface FailureWords {
  title: string;
  text: string;
}

/** What is said of each expected failure. Somebody else's things read as not found, never as forbidden. */
const WORDS: Readonly<Record<number, FailureWords>> = {
  400: {
    title: "We could not read that",
    text: "Part of what was sent was not in a form that Waymark understands. Nothing was changed. Go back and try again.",
  },
  403: {
    title: "This is not open to your role",
    text: "You can read this agreement, but your role cannot do what you asked. Nothing was changed. Ask the facilitator if you think it should.",
  },
  404: {
    title: "Page not found",
    text: "There is nothing at this address that you can open. It may have moved, or the address may be mistyped. Start again from home.",
  },
  405: {
    title: "That cannot be done here",
    text: "This address does not take what was sent to it. Nothing was changed. Go back and try again.",
  },
  409: {
    title: "Somebody else got there first",
    text: "What you were working on has changed since you opened it. Nothing was overwritten. Go back, look at it again and save once more.",
  },
  413: {
    title: "That is too large",
    text: "What you sent is larger than Waymark accepts at once. Nothing was changed. Send less at a time, or import it from a file in parts.",
  },
  429: {
    title: "Too many tries in a short time",
    text: "Nothing was changed. Wait a few minutes, then try again.",
  },
};

const NOT_FOUND_STATUSES = new Set([404, 410]);

/** The words for a failure; an unexpected one has only its id. */
function wordsOf(error: unknown): FailureWords | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const words = WORDS[NOT_FOUND_STATUSES.has(error.status) ? 404 : error.status];
  const said = (error.data as { message?: unknown } | null)?.message;
  // A refusal's own reason is better than the general one, except that "not found" always reads the same.
  if (words && typeof said === "string" && error.status !== 404) return { title: words.title, text: said };
  return words;
}

export function titleOfFailure(error: unknown): string {
  return wordsOf(error)?.title ?? "Something went wrong";
}

export function FailurePage({ error, errorId }: { error: unknown; errorId: string | undefined }) {
  const words = wordsOf(error);
  return (
    <PlainPage>
      <PageHeading
        title={titleOfFailure(error)}
        lede={
          words?.text ??
          "The fault is ours. What was saved before is safe; what you had just sent may not have been saved, so check it when you are back."
        }
        actions={<ButtonLink to="/">Go to the start</ButtonLink>}
      />
      {words ? null : (
        <p className="wm-muted">
          Please try again. If it fails again, tell whoever runs this site
          {errorId ? (
            <>
              {" "}
              this number: <strong>{errorId}</strong>
            </>
          ) : (
            " when it happened"
          )}
          .
        </p>
      )}
    </PlainPage>
  );
}
