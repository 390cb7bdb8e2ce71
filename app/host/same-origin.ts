import type { RequestHandler } from "express";

const READS = ["GET", "HEAD", "OPTIONS"];

const REFUSAL =
  "This change was refused because it did not come from a page of this site. Nothing was saved. " +
  "Go back, open the page again and send it once more.";

/**
 * Refuses a change (403) that another site's page may have sent: Origin is missing, null or foreign, or Sec-Fetch-Site
 * is there and not same-origin. The site's own origin is APP_URL's, or the host that the request was sent to.
 */
export function refuseForeignChanges(appUrl: string | undefined): RequestHandler {
  return (req, res, next) => {
    if (READS.includes(req.method)) return next();
    const fetchSite = req.get("sec-fetch-site");
    const origin = ownOrigin(req.get("origin"), req.get("host"), appUrl);
    if (!origin || (fetchSite !== undefined && fetchSite !== "same-origin")) {
      res.status(403).type("text/plain").send(REFUSAL);
      return;
    }
    // Remix compares Origin and Host again; behind a proxy that changes Host only APP_URL could tell.
    req.headers.host = origin.host;
    delete req.headers["x-forwarded-host"];
    next();
  };
}

function ownOrigin(origin: string | undefined, host: string | undefined, appUrl: string | undefined): URL | undefined {
  if (!origin || !URL.canParse(origin)) return undefined;
  const url = new URL(origin);
  return url.origin === appUrl || url.host === host ? url : undefined;
}
