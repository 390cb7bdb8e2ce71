/** How far an agreement has come by December 2008, and what is unlike the others about it. */
export type Course = "agreed" | "submitted" | "returned" | "off course" | "figures missing" | "questions open";

export interface RegionArea {
  /** GSS code and name as in the reference list. */
  readonly area: string;
  readonly name: string;
  readonly council: string;
  readonly health: string;
  /** Made up. */
  readonly facilitator: string;
  readonly course: Course;
  /** Made up: what employment (%), five good GCSEs (%), not in work or learning (%) and recycling (%) stood at before. */
  readonly rates: readonly [number, number, number, number];
}

const trust = (name: string) => `${name} Primary Care Trust`;
const borough = (name: string) => `${name} Metropolitan Borough Council`;

/** The areas of the West Midlands that have an agreement, besides Coventry and Wolverhampton. Their figures are made up. */
export const REGION_AREAS: readonly RegionArea[] = [
  {
    ...{ area: "E08000025", name: "Birmingham", council: "Birmingham City Council", course: "agreed" },
    ...{ health: trust("Heart of Birmingham Teaching"), facilitator: "Yasmin Akhtar", rates: [63.4, 41.2, 8.9, 26.4] },
  },
  {
    ...{ area: "E08000027", name: "Dudley", council: borough("Dudley"), course: "agreed" },
    ...{ health: trust("Dudley"), facilitator: "Colin Webb", rates: [72.6, 44.1, 7.2, 27.9] },
  },
  {
    ...{ area: "E06000019", name: "Herefordshire", council: "Herefordshire Council", course: "submitted" },
    ...{ health: trust("Herefordshire"), facilitator: "Ruth Pritchard", rates: [78.9, 49.5, 5.1, 31.2] },
  },
  {
    ...{ area: "E08000028", name: "Sandwell", council: borough("Sandwell"), course: "off course" },
    ...{ health: trust("Sandwell"), facilitator: "Harpreet Gill", rates: [65.8, 33.9, 9.8, 24.1] },
  },
  {
    ...{ area: "E06000051", name: "Shropshire", council: "Shropshire County Council", course: "figures missing" },
    ...{ health: trust("Shropshire County"), facilitator: "Emma Tudor", rates: [79.2, 52, 4.7, 40.3] },
  },
  {
    ...{ area: "E08000029", name: "Solihull", council: borough("Solihull"), course: "agreed" },
    ...{ health: trust("Solihull"), facilitator: "Martin Frost", rates: [76.1, 56.3, 5.6, 36.5] },
  },
  {
    ...{ area: "E10000028", name: "Staffordshire", council: "Staffordshire County Council", course: "agreed" },
    ...{ health: trust("South Staffordshire"), facilitator: "Lucy Malkin", rates: [76.8, 46.8, 5.9, 42.7] },
  },
  {
    ...{ area: "E06000021", name: "Stoke-on-Trent", council: "Stoke-on-Trent City Council", course: "questions open" },
    ...{ health: trust("Stoke on Trent"), facilitator: "Peter Shaw", rates: [67.3, 34.6, 10.2, 25.8] },
  },
  {
    ...{ area: "E06000020", name: "Telford and Wrekin", council: "Borough of Telford and Wrekin", course: "agreed" },
    ...{ health: trust("Telford and Wrekin"), facilitator: "Naomi Clarke", rates: [74.3, 47.1, 7, 33.6] },
  },
  {
    ...{ area: "E08000030", name: "Walsall", council: borough("Walsall"), course: "returned" },
    ...{ health: trust("Walsall Teaching"), facilitator: "Imran Yousaf", rates: [66.9, 37.8, 8.4, 28.8] },
  },
  {
    ...{ area: "E10000031", name: "Warwickshire", council: "Warwickshire County Council", course: "agreed" },
    ...{ health: trust("Warwickshire"), facilitator: "Sheila Brandon", rates: [78.4, 50.2, 5.3, 37.4] },
  },
  {
    ...{ area: "E10000034", name: "Worcestershire", council: "Worcestershire County Council", course: "agreed" },
    ...{ health: trust("Worcestershire"), facilitator: "Oliver Dunn", rates: [77.7, 48.9, 5.5, 35] },
  },
];
