import type { MarkKind } from "./status-mark";

export interface TimelineAction {
  id: string;
  name: string;
  owner: string;
  /** ISO days, both included. */
  start: string;
  end: string;
  state: MarkKind;
  milestones: readonly { id: string; name: string; due: string; done: boolean }[];
}

/** Where things stand: names before the bars, or over them where there is no room beside. */
const LOOKS = {
  wide: { width: 760, bars: 226, letters: 37, isOver: false },
  narrow: { width: 350, bars: 0, letters: 46, isOver: true },
} as const;
type Look = (typeof LOOKS)[keyof typeof LOOKS];

interface TimelineProps {
  /** What it shows, for those who do not see it; the same actions stand in a table on the page. */
  label: string;
  /** ISO days: the first and last day drawn, such as an agreement's three years. */
  from: string;
  to: string;
  today?: string | undefined;
  actions: readonly TimelineAction[];
}

const HEAD = 46;
const LINE = 16;
/** The room of a bar that stands under its name. */
const BAR = 18;
const DAY_MS = 86_400_000;
const MONTHS: Readonly<Record<string, string>> = { "01": "Jan", "04": "Apr", "07": "Jul", "10": "Oct" };

/** Actions over the months of an agreement, a row each, with their milestones as diamonds, filled once reached. */
export function Timeline(props: TimelineProps) {
  return (
    <>
      <Drawn {...props} look={LOOKS.wide} className="wm-hide-phone" />
      <Drawn {...props} look={LOOKS.narrow} className="wm-only-phone" />
    </>
  );
}

function Drawn({
  label,
  from,
  to,
  today,
  actions,
  look,
  className,
}: TimelineProps & { look: Look; className: string }) {
  const { width, bars } = look;
  const first = Date.parse(from);
  const span = Date.parse(to) - first + DAY_MS;
  const x = (day: string) => bars + Math.min(1, Math.max(0, (Date.parse(day) - first) / span)) * (width - bars - 10);
  const names = actions.map(({ name }) => linesOf(name, look.letters));
  // Every row has the room of the longest name and, under it, the owner.
  const row = 24 + LINE * Math.max(...names.map(({ length }) => length)) + (look.isOver ? BAR : 0);
  const height = HEAD + actions.length * row + 6;

  return (
    <svg className={`wm-timeline ${className}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {quartersBetween(from, to).map((quarter, index) => (
        <g key={quarter}>
          <line className="wm-timeline__rule" x1={x(quarter)} x2={x(quarter)} y1={HEAD - 8} y2={height} />
          <text className="wm-timeline__month" x={x(quarter) + 4} y={HEAD - 12}>
            {MONTHS[quarter.slice(5, 7)]}
          </text>
          {index === 0 || quarter.includes("-01-") ? (
            <text className="wm-timeline__month" x={x(quarter) + 4} y={HEAD - 30}>
              {quarter.slice(0, 4)}
            </text>
          ) : null}
        </g>
      ))}
      {actions.map((action, i) => (
        <Row
          key={action.id}
          action={action}
          name={names[i] ?? []}
          top={HEAD + i * row}
          height={row}
          x={x}
          look={look}
        />
      ))}
      {today && today >= from && today <= to ? (
        <line className="wm-timeline__today" x1={x(today)} x2={x(today)} y1={HEAD - 8} y2={height} />
      ) : null}
    </svg>
  );
}

interface RowProps {
  action: TimelineAction;
  /** The action's name, line by line. */
  name: readonly string[];
  top: number;
  height: number;
  x(day: string): number;
  look: Look;
}

function Row({ action, name, top, height, x, look }: RowProps) {
  const middle = look.isOver ? top + height - BAR / 2 - 4 : top + height / 2;
  const start = x(action.start);
  return (
    <g>
      <line className="wm-timeline__rule" x1={0} x2={look.width} y1={top} y2={top} />
      {name.map((line, i) => (
        <text key={line} x={0} y={top + 18 + i * LINE}>
          {line}
        </text>
      ))}
      <text className="wm-timeline__owner" x={0} y={top + 17 + name.length * LINE}>
        {shorten(action.owner, look.letters)}
      </text>
      <rect
        className={`wm-timeline__bar wm-timeline__bar--${action.state}`}
        x={start}
        y={middle - 5}
        width={Math.max(4, x(action.end) - start)}
        height={10}
        rx={2}
      />
      {action.milestones.map((milestone) => (
        <path
          key={milestone.id}
          className={`wm-timeline__milestone${milestone.done ? " wm-timeline__milestone--done" : ""}`}
          d={`M${x(milestone.due)} ${middle - 7}l7 7-7 7-7-7z`}
        >
          <title>{milestone.name}</title>
        </path>
      ))}
    </g>
  );
}

/** A name in at most two lines, parted between words. */
function linesOf(name: string, letters: number): string[] {
  if (name.length <= letters) return [name];
  const space = name.lastIndexOf(" ", letters);
  const end = space > 0 ? space : letters;
  return [name.slice(0, end), shorten(name.slice(end).trimStart(), letters)];
}

function shorten(text: string, letters: number): string {
  return text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;
}

/** The first days of the quarters that begin within the span. */
function quartersBetween(from: string, to: string): string[] {
  const days: string[] = [];
  const [fromYear, toYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  for (let year = fromYear; year <= toYear; year++) {
    for (const month of Object.keys(MONTHS).sort()) {
      const day = `${year}-${month}-01`;
      if (day >= from && day <= to) days.push(day);
    }
  }
  return days;
}
