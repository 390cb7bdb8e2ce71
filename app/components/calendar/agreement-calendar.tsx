import { Form } from "@remix-run/react";
import type { AgreementCalendar } from "../../lib/agreement-calendar.server";
import { KeptDay } from "../agreement/kept-day";
import { Select, TextArea, TextField } from "../forms/text-fields";
import { FoldedForm, type Refused } from "../people/folded-form";
import { Button } from "../text/button";
import { StatusMark } from "../text/status-mark";
import { TableScroll } from "../text/table-scroll";

/** Which year is shown. */
export function YearForm({ years, year }: Pick<AgreementCalendar, "years" | "year">) {
  return (
    <Form method="get" className="wm-filter wm-no-print">
      <KeptDay />
      <Select key={year} name="year" label="Year" options={years} defaultValue={year} />
      <div className="wm-filter__go">
        <Button look="second">Show</Button>
      </div>
    </Form>
  );
}

/** Every date of the year, by day. */
export function CalendarTable({ page: { dates, year, may } }: { page: AgreementCalendar }) {
  return (
    <TableScroll label="Dates of the year">
      <table className="wm-table">
        <caption className="govuk-visually-hidden">Dates of the year</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {dates.map(({ id, day, what, note, whose, mark, words, extension }) => (
            <tr key={id}>
              <th scope="row">{day}</th>
              <td>
                {what}
                <small>
                  the {whose}’s date{note ? `: ${note}` : null}
                </small>
                {extension ? <small>{extension}</small> : null}
              </td>
              <td>
                <StatusMark kind={mark}>{words}</StatusMark>
                {whose === "partnership" && may.keep ? (
                  <Form method="post">
                    <input type="hidden" name="date" value={id} />
                    <input type="hidden" name="year" value={year} />
                    <Button look="quiet" name="intent" value="remove">
                      Take out
                      <span className="govuk-visually-hidden">
                        : {what}, {day}
                      </span>
                    </Button>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** What each side may change. */
export function CalendarForms({ page, refused }: { page: AgreementCalendar; refused: Refused | undefined }) {
  return (
    <>
      {page.may.keep ? (
        <FoldedForm summary="Add a date of the partnership" intent="add" refused={refused} submit="Add the date">
          {(field) => (
            <>
              <input type="hidden" name="year" value={page.year} />
              <Select {...field("kind")} label="What is it for?" empty="Choose" options={page.partnershipDates} />
              <TextField {...field("on")} label="When?" hint="Such as 31 March 2009" width={20} />
              <TextField {...field("what")} label="In your words" optional maxLength={200} />
            </>
          )}
        </FoldedForm>
      ) : null}
      {page.may.extend ? (
        <FoldedForm
          summary="Give this agreement longer"
          intent="extend"
          refused={refused}
          submit="Extend the date"
          intro="For this agreement alone. Both sides read the reason."
        >
          {(field) => (
            <>
              <input type="hidden" name="year" value={page.year} />
              <Select {...field("date")} label="Which date?" empty="Choose a date" options={page.regionDates} />
              <TextField {...field("until")} label="Until when?" hint="Such as 31 March 2009" width={20} />
              <TextArea {...field("why")} label="Why" rows={3} maxLength={2000} />
            </>
          )}
        </FoldedForm>
      ) : null}
    </>
  );
}
