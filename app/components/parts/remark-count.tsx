import { Link } from "@remix-run/react";

/** How many comments a thing has, as a way to them; nothing when it has none. */
export function RemarkCount({ count, to }: { count: number; to: string }) {
  if (count === 0) return null;
  return (
    <p className="wm-small">
      <Link to={`${to}#comments`}>{count === 1 ? "1 comment" : `${count} comments`}</Link>
    </p>
  );
}
