import { describe, expect, it } from "vitest";
import { keepFields, keptFields, ownPath, withTypedFields } from "~/lib/kept-form";

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe("a form that travels by way of the sign-in page", () => {
  const typed = [
    ["email", "typed@coventry.example"],
    ["rev", "3"],
    ["related", "police"],
    ["related", "health"],
    ["typed.odd", "yes"],
  ] as const;

  it("arrives as it was first sent, without the sign-in's own fields", () => {
    const travelling = keepFields(formOf(typed)).map(({ name, value }) => [name, value] as const);
    const sent = formOf([["email", "me@coventry.example"], ["password", "secret"], ...travelling]);
    expect([...withTypedFields(sent)]).toEqual(typed.map((entry) => [...entry]));
  });

  it("arrives empty when it had no field", () => {
    const travelling = keepFields(new FormData()).map(({ name, value }) => [name, value] as const);
    expect([...withTypedFields(formOf([["password", "secret"], ...travelling]))]).toEqual([]);
  });

  it("can be sent round again after a mistyped password", () => {
    const travelling = keepFields(formOf(typed));
    const sent = formOf([["password", "x"], ...travelling.map(({ name, value }) => [name, value] as const)]);
    expect(keptFields(sent)).toEqual(travelling);
  });

  it("leaves a form that did not travel as it is", () => {
    const form = formOf([["name", "Tom"]]);
    expect(withTypedFields(form)).toBe(form);
  });
});

describe("a path to go to afterwards", () => {
  it.each([
    ["/agreements/coventry-2008?x=1", "/agreements/coventry-2008?x=1"],
    ["//elsewhere.example", "/home"],
    ["/\\elsewhere.example", "/home"],
    ["/.//elsewhere.example", "/home"],
    ["/%2e//elsewhere.example", "/home"],
    ["/home/..//elsewhere.example", "/home"],
    ["https://elsewhere.example/", "/home"],
    ["javascript:alert(1)", "/home"],
    [null, "/home"],
  ])("%s leads to %s", (path, expected) => {
    expect(ownPath(path, "/home")).toBe(expected);
  });
});
