import { Link } from "@remix-run/react";
import type { RefreshPage } from "~/lib/refresh-page.server";

/** Every version that was signed, the newest first. */
export function VersionList({ versions }: { versions: RefreshPage["versions"] }) {
  return (
    <ol className="wm-items" reversed>
      {[...versions].reverse().map(({ number, when, by, what, to, sha256 }) => (
        <li key={number}>
          <h3 className="wm-items__title">
            Version {number}: {to ? <Link to={to}>{what}</Link> : what}
          </h3>
          <p className="wm-items__facts">
            Signed by {by} for the region on {when}
          </p>
          <p className="wm-items__facts wm-fingerprint">Fingerprint {sha256}</p>
        </li>
      ))}
    </ol>
  );
}
