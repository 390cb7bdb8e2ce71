import { useEffect, useState } from "react";
import { Button } from "../text/button";

/** Opens the browser's own print dialog; without scripts the browser's menu does. */
export function PrintButton({ look = "main" }: { look?: "main" | "second" }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return <p className="wm-muted wm-no-print">Print or save as PDF from your browser’s menu.</p>;
  return (
    <Button type="button" look={look} small={look === "second"} onClick={() => window.print()}>
      Print or save as PDF
    </Button>
  );
}
