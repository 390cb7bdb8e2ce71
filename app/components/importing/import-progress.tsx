import { Form, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ImportPage } from "../../lib/import-page.server";
import { Button } from "../text/button";

type Progress = NonNullable<ImportPage["progress"]>;

interface ImportProgressProps {
  page: ImportPage;
  /** Where progress is told. */
  from: string;
}

const POLL_MS = 1000;

/** How far the work has come, with what is left and a way out. Told as it goes; without scripts the page loads itself again. */
export function ImportProgress({ page, from }: ImportProgressProps) {
  const { revalidate } = useRevalidator();
  const [progress, setProgress] = useState(page.progress);
  useEffect(() => listen(from, setProgress, revalidate), [from, revalidate]);
  const what = page.state === "reading" ? "Reading and comparing" : "Saving";
  return (
    <div className="wm-progress" role="status">
      <p className="wm-progress__words">
        {what}
        {progress ? `: ${wordsOf(progress)}` : "…"}
      </p>
      <progress className="wm-progress__bar" max={progress?.of || 1} value={progress?.of ? progress.done : undefined}>
        {progress ? wordsOf(progress) : what}
      </progress>
      <p className="wm-muted">
        {page.state === "reading" ? "Nothing is saved yet." : "Nobody sees any of it before all of it is there."} You
        can leave this page: the work goes on.
      </p>
      {page.mayGoOn && page.state !== "finishing" && !(page.proposal && page.state === "reading") ? (
        <Form method="post">
          <Button look="second" name="intent" value="cancel">
            Cancel
          </Button>
        </Form>
      ) : null}
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
    </div>
  );
}

function wordsOf({ done, of, left }: Progress): string {
  const count = (n: number) => n.toLocaleString("en-GB");
  return `${count(done)}${of > 0 ? ` of ${count(of)}` : ""} rows${left ? `, ${left}` : ""}`;
}

/** Server-sent events; where they do not come through, as behind some proxies, the same is asked for every second. */
function listen(from: string, tell: (progress: Progress | null) => void, ended: () => void): () => void {
  let poll: number | undefined;
  const take = (told: { progress: Progress | null; atWork: boolean }) => {
    tell(told.progress);
    if (!told.atWork) {
      stop();
      ended();
    }
  };
  const ask = () => {
    void fetch(from, { headers: { accept: "application/json" } })
      .then((response) => response.json())
      .then(take, () => undefined);
  };
  const events = new EventSource(from);
  events.addEventListener("message", ({ data }: MessageEvent<string>) => take(JSON.parse(data)));
  events.addEventListener("error", () => {
    events.close();
    poll ??= window.setInterval(ask, POLL_MS);
  });
  const stop = () => {
    events.close();
    window.clearInterval(poll);
  };
  return stop;
}
