import { Link } from "@remix-run/react";
import type { ImportsPage } from "../../lib/imports-page.server";
import { EmptyState } from "../layout/empty-state";
import { Section } from "../layout/section";
import { BlockRow, BlockTable, Cell } from "../text/block-table";
import { StatusMark } from "../text/status-mark";

interface ImportListProps extends Pick<ImportsPage, "base" | "imports"> {
  /** Why files are listed here, while there are none. */
  empty: string;
}

/** Files that were brought in, latest first. */
export function ImportList({ base, imports, empty }: ImportListProps) {
  return (
    <Section id="before" title="Brought in before">
      {imports.length === 0 ? (
        <EmptyState title="No file yet" why={empty} />
      ) : (
        <BlockTable label="Files that were brought in, latest first" heads={["File", "Who", "When", "State"]}>
          {imports.map((each) => (
            <BlockRow key={each.id} head={<Link to={`${base}/${each.id}`}>{each.name}</Link>}>
              <Cell head="Who">{each.who}</Cell>
              <Cell head="When">{each.when}</Cell>
              <Cell head="State">
                <StatusMark kind={each.mark}>{each.words}</StatusMark>
              </Cell>
            </BlockRow>
          ))}
        </BlockTable>
      )}
    </Section>
  );
}
