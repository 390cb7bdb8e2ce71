import type { ReactNode } from "react";
import { useRouteLoaderData } from "@remix-run/react";
import { Signpost } from "~/components/layout/site-header";
import type { loader } from "~/root";

/** A page on the way into a room: the name of the product, and none of its navigation. */
export function JoinFrame({ children }: { children: ReactNode }) {
  const warning = useRouteLoaderData<typeof loader>("root")?.warning;
  return (
    <div className="wm-join">
      <header className="wm-join__head">
        <p className="wm-wordmark">
          <Signpost />
          Waymark
        </p>
        {warning ? (
          <p className="wm-small" role="note">
            {warning}
          </p>
        ) : null}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
