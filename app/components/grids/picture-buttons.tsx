import { useEffect, useState } from "react";

export type PictureForm = "png" | "svg";

interface PictureButtonsProps {
  /** Names the file. */
  title: string;
  /** The picture as a data: URL. */
  draw(form: PictureForm): Promise<string>;
  say(words: string): void;
}

/** Saves a chart as drawn, with its title and source: PNG for slides, SVG for print. Only scripts can draw one. */
export function PictureButtons({ title, draw, say }: PictureButtonsProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const save = async (form: PictureForm) => {
    say("Drawing the picture…");
    try {
      download(await draw(form), `${title}.${form}`);
      say("The picture was saved.");
    } catch {
      say("The picture could not be drawn. Load the page again, then try once more.");
    }
  };
  return (
    <>
      {(["png", "svg"] as const).map((form) => (
        <li key={form}>
          <button type="button" className="wm-quiet-button" onClick={() => save(form)}>
            {form.toUpperCase()}
          </button>
        </li>
      ))}
    </>
  );
}

function download(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]+/g, " ");
  link.click();
}
