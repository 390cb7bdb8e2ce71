import { useRef, useState } from "react";
import { PictureButtons, type PictureForm } from "../grids/picture-buttons";
import { Timeline, type TimelineAction } from "../text/timeline";

interface TimelinePictureProps {
  /** What a picture of it is called, and whose it is. */
  title: string;
  source: string;
  timeline: { from: string; to: string; today: string; actions: readonly TimelineAction[] };
}

/** The timeline, and the same as a picture to take away. */
export function TimelinePicture({ title, source, timeline }: TimelinePictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  const draw = async (form: PictureForm) => {
    const { pictureOfSvg } = await import("../charts/svg-picture");
    const drawn = place.current?.querySelector("svg");
    if (!drawn) throw new Error("The timeline is gone");
    return pictureOfSvg(drawn, { title, source }, form);
  };
  return (
    <>
      <div ref={place} className="wm-scroll" role="region" aria-label="Timeline of actions" tabIndex={0}>
        <Timeline label="Actions over the months of the agreement, as in the table above" {...timeline} />
      </div>
      <div className="wm-tools wm-small wm-no-print">
        <ul className="wm-links">
          <PictureButtons title={title} draw={draw} say={say} />
        </ul>
        <p role="status" className="wm-muted">
          {said}
        </p>
      </div>
    </>
  );
}
