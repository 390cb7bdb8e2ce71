import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Checkboxes, Radios } from "~/components/forms/choice-fields";
import { ErrorSummary } from "~/components/forms/error-summary";
import { fieldId } from "~/components/forms/field";
import { DateField, MoneyField, Select, TextArea, TextField } from "~/components/forms/text-fields";

const options = [
  { value: "council", label: "Coventry City Council" },
  { value: "police", label: "West Midlands Police" },
];

describe("a field", () => {
  it("joins its label, hint and error to the control", () => {
    const html = renderToStaticMarkup(
      <TextField name="what" label="What is done" hint="In a few words" error={["Say what the action is"]} required />,
    );
    expect(html).toContain('<label class="govuk-label govuk-label--s" for="what">');
    expect(html).toContain('aria-describedby="what-hint what-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('id="what-error"');
    expect(html).toContain("Say what the action is");
    expect(html).toContain("required");
  });

  it("keeps what was typed, wrong or not", () => {
    expect(renderToStaticMarkup(<MoneyField name="money" label="Money" defaultValue="twelve" />)).toContain(
      'value="twelve"',
    );
    expect(renderToStaticMarkup(<TextArea name="why" label="Why" defaultValue="It did elsewhere" />)).toContain(
      ">It did elsewhere</textarea>",
    );
    expect(
      renderToStaticMarkup(<Select name="owner" label="Owner" options={options} defaultValue="police" />),
    ).toContain('<option value="police" selected="">');
    expect(
      renderToStaticMarkup(<Checkboxes name="with" label="With whom" options={options} defaultValue={["police"]} />),
    ).toMatch(/checked="" value="police"|value="police" checked=""/);
  });

  it("writes no style attribute, which the content security policy would refuse", () => {
    const html = renderToStaticMarkup(
      <>
        <DateField name="start" label="Starts" error={["Give a day"]} />
        <Radios name="kind" label="Kind" options={options} />
      </>,
    );
    expect(html).not.toContain("style=");
  });

  it("has its own id when two forms on a page share names", () => {
    expect(fieldId("lines[0].amount")).toBe("lines-0-amount");
    expect(fieldId("note", "decline")).toBe("decline-note");
  });
});

describe("the error summary", () => {
  it("links each message to its field, and choices by their first", () => {
    const summary = renderToStaticMarkup(
      <ErrorSummary errors={{ kind: ["Choose a kind"], "": ["The action ends before it starts"], what: null }} />,
    );
    expect(summary).toContain('<a href="#kind">Choose a kind</a>');
    expect(summary).toContain("<li>The action ends before it starts</li>");
    expect(summary).toContain('role="alert"');
    const field = renderToStaticMarkup(<Radios name="kind" label="Kind" options={options} />);
    expect(field.match(/ id="kind"/g)).toHaveLength(1);
  });

  it("is absent when nothing is wrong", () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={{}} />)).toBe("");
    expect(renderToStaticMarkup(<ErrorSummary errors={undefined} />)).toBe("");
  });
});
