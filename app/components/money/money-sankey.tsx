import type { SankeyNode, SankeyView } from "~/lib/money-sankey.server";
import { TableScroll } from "../text/table-scroll";

interface MoneySankeyProps {
  view: SankeyView;
  title: string;
  says: string;
}

/** Money from givers, through programmes, to targets: as wide as its money. Its table stands beside it. */
export function MoneySankey({ view, title, says }: MoneySankeyProps) {
  return (
    <TableScroll label={title}>
      <svg
        className="wm-sankey__picture"
        viewBox={`0 0 ${view.width} ${view.height}`}
        role="img"
        aria-labelledby="sankey-title sankey-says"
      >
        <title id="sankey-title">{title}</title>
        <desc id="sankey-says">{says} The table under it has the same numbers.</desc>
        <g className="wm-sankey__bands" fill="none">
          {view.bands.map((band) => (
            <path
              key={band.id}
              d={band.path}
              strokeWidth={band.width}
              className={band.isLost ? "wm-sankey__band wm-sankey__band--lost" : "wm-sankey__band"}
            >
              <title>{band.words}</title>
            </path>
          ))}
        </g>
        {view.nodes.map((node) => (
          <Node key={node.id} node={node} />
        ))}
      </svg>
    </TableScroll>
  );
}

const GAP = 8;
const LINE = 17;

function Node({ node }: { node: SankeyNode }) {
  const { x, y, width, height, side, lines } = node;
  const at = { left: x - GAP, middle: x + width / 2, right: x + width + GAP }[side];
  const anchor = ({ left: "end", middle: "middle", right: "start" } as const)[side];
  // The amount is one more line, and all of them stand around the node's middle, or over it between the ends.
  const first = side === "middle" ? y - 6 - lines.length * LINE : y + height / 2 - (lines.length * LINE) / 2 + 5;
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} className={`wm-sankey__node wm-sankey__node--${node.kind}`}>
        <title>{`${node.name}: ${node.amount}`}</title>
      </rect>
      <text textAnchor={anchor} className="wm-sankey__name">
        {lines.map((line, i) => (
          <tspan key={line} x={at} y={first + i * LINE}>
            {line}
          </tspan>
        ))}
        <tspan x={at} y={first + lines.length * LINE} className="wm-sankey__amount">
          {node.amount}
        </tspan>
      </text>
    </g>
  );
}
