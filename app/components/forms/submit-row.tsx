import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Button } from "../text/button";

interface SubmitRowProps {
  /** What pressing it does: "Save evidence". */
  label: string;
  /** Sent as `intent`, when one action serves several forms. */
  intent?: string | undefined;
  danger?: boolean;
  cancelTo?: string | undefined;
  /** Said while it is under way; the button stays where it is. */
  busy?: boolean;
  /** More buttons or a remark, after the main one. */
  children?: ReactNode;
}

export function SubmitRow({ label, intent, danger = false, cancelTo, busy = false, children }: SubmitRowProps) {
  return (
    <div className="wm-submit">
      <Button
        look={danger ? "danger" : "main"}
        name={intent ? "intent" : undefined}
        value={intent}
        aria-disabled={busy || undefined}
      >
        {busy ? "Saving…" : label}
      </Button>
      {children}
      {cancelTo ? (
        <Link to={cancelTo} className="wm-submit__cancel">
          Cancel
        </Link>
      ) : null}
    </div>
  );
}
