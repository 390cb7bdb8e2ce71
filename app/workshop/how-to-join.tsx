/** A QR code: dark squares of one unit on a light square of `size` units, which has its quiet edge in it. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

export interface JoinView {
  /** As it is read out: "K7M 4XR". */
  readonly code: string;
  readonly locked: boolean;
  /** What the facilitator may choose from. */
  readonly origins: readonly string[];
  /** The one shown; null when only this machine reaches the program. */
  readonly origin: string | null;
  readonly qr: QrDrawing | null;
}

interface HowToJoinProps {
  join: JoinView;
  /** Large on the projector, small on the facilitator’s desk. */
  place: "projector" | "desk";
}

/** How to come into the room: where to go, the code, and the same for a camera. */
export function HowToJoin({ join: { code, locked, origin, qr }, place }: HowToJoinProps) {
  if (locked) return <p className={`wm-join-panel wm-join-panel--${place}`}>The room is locked.</p>;
  return (
    <section className={`wm-join-panel wm-join-panel--${place}`} aria-label="How to join">
      {qr ? <QrCode qr={qr} /> : null}
      <div className="wm-join-panel__words">
        {origin ? (
          <p className="wm-join-panel__where">
            <span className="wm-join-panel__verb">Go to</span>
            <strong className="wm-join-panel__address">{joinAddress(origin)}</strong>
          </p>
        ) : null}
        {origin ? null : <ThisMachineAlone place={place} />}
        <p className="wm-join-panel__where">
          <span className="wm-join-panel__verb">Code</span>
          <strong className="wm-join-panel__code">{code}</strong>
        </p>
      </div>
    </section>
  );
}

/** What is tried out on one machine has no address that a phone could type. */
function ThisMachineAlone({ place }: Pick<HowToJoinProps, "place">) {
  if (place === "projector") return <p>Only this machine can join for now. The facilitator’s screen says how.</p>;
  return (
    <p>
      <strong>Only this machine can join,</strong> since Waymark was started for it alone. To try it here, open{" "}
      <a href="/join" target="_blank" rel="noreferrer">
        the page to join
      </a>{" "}
      in a private window for each person. For a room of phones, ask whoever runs Waymark to start it for the network:
      its README says how.
    </p>
  );
}

function QrCode({ qr: { size, path } }: { qr: QrDrawing }) {
  return (
    <svg
      className="wm-join-panel__qr"
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="QR code that opens the page to join"
      shapeRendering="crispEdges"
    >
      <path fill="#ffffff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000000" d={path} />
    </svg>
  );
}

/** As somebody types it. */
export function joinAddress(origin: string): string {
  return `${origin.replace(/^http:\/\//, "")}/join`;
}
