import { Link } from "@remix-run/react";
import type { RefreshNote } from "~/lib/refresh-notes.server";
import { StatusMark } from "../text/status-mark";

/** What is proposed of a signed target, and who said no to it. */
export function RefreshNotes({ notes }: { notes: readonly RefreshNote[] }) {
  return notes.map(({ id, title, href, mark, says }) => (
    <p key={id}>
      <StatusMark kind={mark.kind} pill>
        {mark.words}
      </StatusMark>{" "}
      <Link to={href}>{title}</Link>
      {says ? <span className="wm-muted"> · {says}</span> : null}
    </p>
  ));
}
