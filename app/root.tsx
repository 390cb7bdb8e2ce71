import sansFont from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import serifFont from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";
import type { LinksFunction, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import favicon from "./assets/favicon.svg?url";
import { OnlyToday } from "./components/agreement/earlier-day";
import { FailurePage, titleOfFailure } from "./components/layout/failure-page";
import { useNonce } from "./components/layout/nonce";
import { useBare } from "./components/layout/use-bare";
import { useProjector } from "./components/layout/use-projector";
import { SiteHeader, type HeaderAgreement } from "./components/layout/site-header";
import { formatDay } from "./lib/dates";
import { openGate } from "./lib/gate.server";
import { useErrorId, useRequestId } from "./lib/request-id";
import { viewerOf } from "./lib/viewer.server";
import styles from "./styles/main.scss?url";

export const links: LinksFunction = () => [
  { rel: "preload", href: sansFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "preload", href: serifFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: favicon, type: "image/svg+xml" },
];

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${titleOfFailure(error)} - Waymark` : "Waymark" }];

export const loader = openGate(async ({ context, signedIn }) => {
  const viewer = signedIn && (await viewerOf(context.store, signedIn));
  const today = context.clock.now().slice(0, 10);
  return {
    person: viewer?.person,
    links: viewer?.links ?? [],
    today,
    demoNotice: context.demo.on ? `Example, set on ${formatDay(today)}` : undefined,
    warning: context.demo.warn
      ? "This is a demonstration that others on the network can reach. Everybody knows its password: enter nothing real."
      : undefined,
  };
});

/**
 * What a page tells the header: its loader returns `header` when it stands in an agreement.
 */
interface PageOfHeader {
  data?: { header?: HeaderAgreement } | null;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const root = useRouteLoaderData<typeof loader>("root");
  const matches = useMatches() as PageOfHeader[];
  const agreement = matches.findLast((match) => match.data?.header)?.data?.header;
  const isProjected = useProjector();
  const isBare = useBare();

  return (
    <html lang="en-GB" data-request-id={useRequestId() || undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#00665e" />
        <Meta />
        <Links />
      </head>
      <body>
        {isProjected ? null : (
          <a href="#main" className="govuk-skip-link">
            Skip to main content
          </a>
        )}
        {isProjected || isBare ? null : (
          <SiteHeader
            agreement={agreement}
            person={root?.person}
            links={root?.links}
            demoNotice={root?.demoNotice}
            warning={root?.warning}
          />
        )}
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <>
      <OnlyToday />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <FailurePage error={error} errorId={useErrorId(error)} />;
}
