interface JoinPanelProps {
  join: { code: string; address: string };
  place: "projector" | "desk";
}

/** How to come in, for the back of a room. */
export function JoinPanel({ join, place }: JoinPanelProps) {
  return (
    <div className={`wm-door wm-door--${place}`}>
      <p className="wm-door__address">{join.address}</p>
      <p className="wm-door__code">{join.code}</p>
    </div>
  );
}
