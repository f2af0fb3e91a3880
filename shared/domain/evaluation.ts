/** The mean of a metric over questions. */
export interface MetricEstimate {
  readonly mean: number;
  /** Bounds of the 95 % interval. */
  readonly low: number;
  readonly high: number;
  /** Questions that the metric applies to. */
  readonly count: number;
}

/** What was measured of one part of the product: a stage of retrieval, answers, a judge's grades. */
export interface PartFigures {
  readonly part: string;
  readonly metrics: Readonly<Record<string, MetricEstimate>>;
  readonly milliseconds?: { readonly median: number; readonly p95: number } | undefined;
}

/** What was measured with one set of questions. */
export interface DatasetFigures {
  readonly name: string;
  readonly questions: number;
  readonly documents?: number | undefined;
  readonly chunks?: number | undefined;
  /** Settings that the figures depend on. */
  readonly settings: Readonly<Record<string, string>>;
  /** Model and rubric that graded the answers. */
  readonly judge?: string | undefined;
  /** Of all answers together. */
  readonly tokens?: { readonly input: number; readonly output: number } | undefined;
  readonly parts: readonly PartFigures[];
}

/** The figures of one run of the evaluation, without its questions and answers. */
export interface EvaluationFigures {
  /** What the run was about, in a person's words. */
  readonly label?: string | undefined;
  /** Of the code that was measured. */
  readonly commit?: string | undefined;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly datasets: readonly DatasetFigures[];
}

/** What a list says of a stored run. */
export interface EvaluationHead extends Omit<EvaluationFigures, 'datasets'> {
  /** Time-ordered. */
  readonly id: string;
  /** ISO 8601 UTC: when it was stored. */
  readonly createdAt: string;
  readonly datasets: readonly Pick<DatasetFigures, 'name' | 'questions'>[];
}

export interface StoredEvaluation extends EvaluationFigures {
  readonly id: string;
  readonly createdAt: string;
}
