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

interface TimelineProps {
  /** What it shows, for those who do not see it; the same actions stand in a table on the page. */
  label: string;
  /** ISO days: the first and last day drawn, such as an agreement's three years. */
  from: string;
  to: string;
  today?: string | undefined;
  actions: readonly TimelineAction[];
}

const WIDTH = 760;
const NAMES = 226;
const HEAD = 46;
const LINE = 16;
const DAY_MS = 86_400_000;
const MONTHS: Readonly<Record<string, string>> = { "01": "Jan", "04": "Apr", "07": "Jul", "10": "Oct" };
const NAME_LENGTH = 37;

/** Actions over the months of an agreement, a row each, with their milestones as diamonds, filled once reached. */
export function Timeline({ label, from, to, today, actions }: TimelineProps) {
  const first = Date.parse(from);
  const span = Date.parse(to) - first + DAY_MS;
  const x = (day: string) => NAMES + Math.min(1, Math.max(0, (Date.parse(day) - first) / span)) * (WIDTH - NAMES - 10);
  const names = actions.map(({ name }) => linesOf(name));
  // Every row has the room of the longest name and, under it, the owner.
  const row = 24 + LINE * Math.max(...names.map(({ length }) => length));
  const height = HEAD + actions.length * row + 6;

  return (
    <svg className="wm-timeline" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
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
        <Row key={action.id} action={action} name={names[i] ?? []} top={HEAD + i * row} height={row} x={x} />
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
}

function Row({ action, name, top, height, x }: RowProps) {
  const middle = top + height / 2;
  const start = x(action.start);
  return (
    <g>
      <line className="wm-timeline__rule" x1={0} x2={WIDTH} y1={top} y2={top} />
      {name.map((line, i) => (
        <text key={line} x={0} y={top + 18 + i * LINE}>
          {line}
        </text>
      ))}
      <text className="wm-timeline__owner" x={0} y={top + 17 + name.length * LINE}>
        {shorten(action.owner)}
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
function linesOf(name: string): string[] {
  if (name.length <= NAME_LENGTH) return [name];
  const space = name.lastIndexOf(" ", NAME_LENGTH);
  const end = space > 0 ? space : NAME_LENGTH;
  return [name.slice(0, end), shorten(name.slice(end).trimStart())];
}

function shorten(text: string): string {
  return text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH - 1).trimEnd()}…` : text;
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
