/** Grades of the judged documents of a question; what is not judged counts as not relevant. */
export type Grades = ReadonlyMap<string, number>;

/** A grade of 1 or more, trec_eval's default level. */
export function isRelevant(id: string, grades: Grades): boolean {
  return (grades.get(id) ?? 0) > 0;
}

export function relevantCount(grades: Grades): number {
  return [...grades.values()].filter((grade) => grade > 0).length;
}
