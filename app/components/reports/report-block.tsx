import { Link } from "@remix-run/react";
import type { BlockView, ReportPage } from "../../lib/report-page.server";
import { Section } from "../layout/section";
import type { Refused } from "../people/folded-form";
import { ReportSentence } from "./report-sentence";
import { ReportTargets } from "./report-targets";
import { WordsForm } from "./words-form";

interface ReportBlockProps {
  block: BlockView;
  page: ReportPage;
  refused: Refused | undefined;
}

/** What the report says of one owner, priority or decision; its words can be edited in a draft. */
export function ReportBlock({ block, page, refused }: ReportBlockProps) {
  const { id, title, lead, groups, targets, by } = block;
  const isEdited = page.editing === id || refused?.form === id;
  const hasWords = lead.length > 0 || groups.length > 0;
  return (
    <Section
      id={id}
      title={title}
      action={
        page.may.write && hasWords && !isEdited ? (
          <Link to={`?level=${page.level}&edit=${encodeURIComponent(id)}#${id}`} className="wm-no-print">
            Edit the words<span className="govuk-visually-hidden"> of {title}</span>
          </Link>
        ) : null
      }
    >
      {by ? (
        <p className="wm-report__by">
          Decide by <strong>{by}</strong>
        </p>
      ) : null}
      {isEdited ? (
        <WordsForm block={block} page={page} refused={refused} />
      ) : (
        <>
          {lead.length > 0 ? (
            <p className="wm-prose">
              {lead.map((sentence) => (
                <span key={sentence.id}>
                  <ReportSentence sentence={sentence} />{" "}
                </span>
              ))}
            </p>
          ) : null}
          {groups.map((group) => (
            <div key={group.title} className="wm-report__group">
              <h3 className="wm-report__group-title">{group.title}</h3>
              <ul className="wm-report__lines">
                {group.sentences.map((sentence) => (
                  <li key={sentence.id}>
                    <ReportSentence sentence={sentence} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
      {targets.length > 0 && !isEdited ? <ReportTargets targets={targets} of={title} /> : null}
    </Section>
  );
}
