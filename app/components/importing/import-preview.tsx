import type { ImportPage, ImportPreviewOnPage } from "../../lib/import-page.server";
import { capitalised, countOf, listed } from "../../lib/words";
import { Section } from "../layout/section";
import { ChangedValues, RefusedRows } from "./import-tables";
import { NamesForm } from "./names-form";

/** What was read in the file and what it would come to. */
export function PreviewSections({ page, preview }: { page: ImportPage; preview: ImportPreviewOnPage }) {
  const isOpen = page.state === "ready" || page.state === "proposed";
  const asked = preview.names.filter(({ sure, meaning }) => !sure || meaning.kind !== "known");
  return (
    <>
      <Section id="read" title="How it was read">
        <ul className="govuk-list govuk-list--bullet">
          {preview.sheets.map(({ sheet, dialect, why, values }) => (
            <li key={sheet}>
              {sheet ? <strong>{sheet}: </strong> : null}
              {capitalised(dialect)}, {countOf(values, "value")}. {why}
            </li>
          ))}
          {preview.values > 0 ? (
            <li>
              {countOf(preview.indicators, "indicator")}, {countOf(preview.areas, "area")},{" "}
              {countOf(preview.periods, "period")}.
            </li>
          ) : null}
          {preview.without.length > 0 ? (
            <li>{capitalised(listed(preview.without))}, kept as that, never as zero.</li>
          ) : null}
          {preview.leftOut > 0 ? <li>{countOf(preview.leftOut, "value")} left out, as answered below.</li> : null}
          {preview.others > 0 ? <li>{othersInWords(preview)}</li> : null}
          {preview.passedOver.length > 0 ? (
            <li>No figures were found in {listed(preview.passedOver.map((name) => `“${name}”`))}.</li>
          ) : null}
        </ul>
      </Section>
      {preview.names.length > 0 ? (
        <Section
          id="names"
          title={asked.length > 0 ? "What these names mean" : "What the names were taken for"}
          intro="Answered once and remembered for files of this kind. What is new is made together with the values, and goes again when they are undone."
        >
          <NamesForm names={preview.names} mayAnswer={isOpen && page.mayGoOn} />
          {preview.moreNames > 0 ? (
            <p>
              {countOf(preview.moreNames, "more name")} would be made new. Bring in fewer areas at a time to look at
              each.
            </p>
          ) : null}
        </Section>
      ) : null}
      {preview.changed.length > 0 ? (
        <Section
          id="changed"
          title="Values that change"
          intro={firstOf(preview.changed.length, preview.counts.changed)}
        >
          <ChangedValues changed={preview.changed} />
        </Section>
      ) : null}
      {preview.refused.length > 0 ? (
        <Section
          id="refused"
          title="Rows that cannot come in"
          intro={firstOf(preview.refused.length, preview.counts.refused)}
          action={
            <a href={`${page.base}/${page.id}/refused.csv`} download>
              All of them as CSV, with the reasons
            </a>
          }
        >
          <RefusedRows refused={preview.refused} />
        </Section>
      ) : null}
    </>
  );
}

function firstOf(shown: number, all: number): string | undefined {
  return shown < all ? `The first ${shown} of ${all.toLocaleString("en-GB")}.` : undefined;
}

/** What of a partner's file is not the partner's own, and where it goes. */
function othersInWords({ others, toPropose }: ImportPreviewOnPage): string {
  const goes = others === 1 ? "goes" : "go";
  const one = others === 1 ? "It" : "They";
  const of = "that another organisation supplies, or of areas and groups that would be new";
  if (toPropose === 0) return `${countOf(others, "value")} of indicators ${of}: what stands there is the same.`;
  const known =
    others > toPropose
      ? ` ${countOf(others - toPropose, "value")} of them ${others - toPropose === 1 ? "stands" : "stand"} there already.`
      : "";
  return `${countOf(others, "value")} of indicators ${of}. ${one} ${goes} to the facilitator as a proposal.${known}`;
}
