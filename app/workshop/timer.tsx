import { useEffect, useState } from "react";

/** How long the round still has; nothing ends by itself. Without scripts it says when. */
export function Timer({ endsAt }: { endsAt: string }) {
  const [now, setNow] = useState<number>();
  useEffect(() => {
    setNow(Date.now());
    const every = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(every);
  }, []);
  const end = Date.parse(endsAt);
  if (Number.isNaN(end)) return null;
  if (now === undefined) return <p className="wm-timer">until {new Date(end).toISOString().slice(11, 16)} UTC</p>;
  const left = Math.round((end - now) / 1000);
  const size = Math.abs(left);
  const clock = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
  return (
    <p className={`wm-timer${left < 0 ? " wm-timer--over" : ""}`}>{left < 0 ? `${clock} over` : `${clock} left`}</p>
  );
}
