import { bundled } from "@models/workshop/exercises/bundled";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { GroupList } from "~/workshop/group-list";

it("stands what several said first, what only the plan says last, and counts nobody for the plan", () => {
  const items = [
    { id: "plan", text: "Childcare does not fit", existing: true },
    { id: "same", text: "Premises are dear", existing: true },
    { id: "a", text: "Banks refuse" },
    { id: "b", text: "premises are dear." },
    { id: "c", text: "Few know of advice" },
    { id: "d", text: "few know of advice" },
  ];
  const page = renderToStaticMarkup(<GroupList groups={bundled({ bundles: {} }, items)} empty="" />);
  const rows = [...page.matchAll(/<li.*?<\/li>/g)].map(([row]) => row.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "));
  expect(rows.map((row) => row.trim())).toEqual([
    "Few know of advice 2 said this ×",
    "Premises are dear",
    "Banks refuse",
    "Childcare does not fit",
  ]);
});
