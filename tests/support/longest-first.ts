import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Where minutes are spent: the larger of them first, so that no worker is left with one when the other is done. */
const LONGEST = [
  /long\/contract\./,
  /e2e\/pages\./,
  /e2e\/bad-input\./,
  /e2e\/walk\./,
  /store\/mongodb\./,
  /app\/access\./,
  /e2e\//,
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((pattern) => pattern.test(moduleId));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
