import type { IndexSpec } from "./port";

const byAgreement: readonly IndexSpec[] = [{ fields: ["agreement"] }];

/**
 * Every collection there is, with its indexes besides `_id`. Both engines create them at start; a new collection
 * is a line here. Fields may be dotted paths and never hold arrays.
 */
const collections = {
  meta: [],

  people: [{ fields: ["email"], unique: true }],
  roles: [{ fields: ["person"] }, { fields: ["partnership"] }, { fields: ["region"] }],
  sessions: [{ fields: ["person"] }],
  tokens: [{ fields: ["person"] }],
  apiAnswers: [],
  limits: [],
  links: [],
  calendarLinks: [{ fields: ["person"] }],
  mailChoices: [{ fields: ["nextAt"] }],
  answerLinks: [{ fields: ["person"] }, { fields: ["partnership"] }],

  organisations: [],
  partnerships: [{ fields: ["code"], unique: true }],
  posts: [{ fields: ["partnership"] }],
  groups: [{ fields: ["partnership"] }],
  areas: [
    { fields: ["code"], unique: true },
    { fields: ["partnership"] },
    { fields: ["parent"] },
    { fields: ["county"] },
  ],
  indicators: [{ fields: ["partnership"] }],
  comparatorSets: byAgreement,

  agreements: [{ fields: ["code"], unique: true }, { fields: ["partnership"] }, { fields: ["region"] }],
  priorities: byAgreement,
  focuses: byAgreement,
  candidates: byAgreement,
  evidence: byAgreement,
  consultations: byAgreement,
  causes: byAgreement,
  stakeholders: byAgreement,
  interventions: byAgreement,
  targets: byAgreement,
  questions: byAgreement,
  challengeAnswers: byAgreement,
  strengths: byAgreement,
  options: byAgreement,
  criteria: byAgreement,
  actions: byAgreement,
  programmes: byAgreement,
  resourceLines: byAgreement,
  tellings: byAgreement,
  reportings: byAgreement,
  decisions: byAgreement,
  evaluations: byAgreement,
  commitments: byAgreement,
  refreshes: byAgreement,
  comments: byAgreement,
  assumptions: byAgreement,
  negotiations: byAgreement,
  designationRequests: byAgreement,
  snapshots: byAgreement,
  publications: byAgreement,
  samples: byAgreement,
  reviews: byAgreement,
  reports: byAgreement,
  regionCalendars: [{ fields: ["region"] }],
  partnershipCalendars: [{ fields: ["partnership"] }],
  updates: byAgreement,
  nudges: byAgreement,
  feedback: [{ fields: ["agreement", "state"] }],
  workshops: [{ fields: ["agreement"] }, { fields: ["code"] }],
  agendaTemplates: [{ fields: ["partnership"] }],
  participants: [{ fields: ["workshop"] }],
  workshopAnswers: [{ fields: ["workshop", "exercise", "round"] }, { fields: ["participant"] }],
  workshopSequences: [],
  minutesLetters: [{ fields: ["workshop"] }, { fields: ["nextAt"] }],

  observations: [
    { fields: ["scope", "series", "area", "group", "period"], unique: true },
    { fields: ["series", "area"] },
  ],
  batches: [{ fields: ["scope", "state"] }],
  imports: [{ fields: ["scope"] }, { fields: ["state"] }],
  importAnswers: [{ fields: ["scope"] }],

  // Worked out from the others and kept: what a region's table says of each agreement, and what it shows beyond that.
  regionTables: [],
  regionDetails: byAgreement,

  jobs: [{ fields: ["state"] }, { fields: ["agreement"] }],
  histories: [{ fields: ["document"] }],

  blobs: [],
  blobChunks: [],
} satisfies Record<string, readonly IndexSpec[]>;

export type CollectionName = keyof typeof collections;

export const collectionNames = Object.keys(collections) as readonly CollectionName[];

/** Collections that hold the bytes behind putBlob and getBlob: a backup takes blobs from getBlob instead. */
export const blobCollections: readonly CollectionName[] = ["blobs", "blobChunks"];

/** Collections that move with every request and are part of nobody's record: a frozen reading does not wait for them. */
export const passingCollections: readonly CollectionName[] = ["sessions", "limits", "apiAnswers", "workshopSequences"];

/** @throws Error when no such collection is declared, which is a mistake in the program. */
export function indexesOf(collection: string): readonly IndexSpec[] {
  if (!Object.hasOwn(collections, collection)) {
    throw new Error(`No collection is called "${collection}". Declare it in models/store/collections.ts.`);
  }
  return collections[collection as CollectionName];
}
