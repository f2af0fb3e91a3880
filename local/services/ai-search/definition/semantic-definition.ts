import * as z from 'zod';

const fieldReference = z.looseObject({ fieldName: z.string() });

export const semanticSchema = z.looseObject({
  defaultConfiguration: z.string().nullish(),
  configurations: z
    .array(
      z.looseObject({
        name: z.string(),
        prioritizedFields: z.looseObject({
          titleField: fieldReference.nullish(),
          prioritizedContentFields: z.array(fieldReference).nullish(),
          prioritizedKeywordsFields: z.array(fieldReference).nullish(),
        }),
      }),
    )
    .nullish(),
});

/** Which fields the semantic ranker reads. */
export type SemanticDefinition = z.infer<typeof semanticSchema>;

export type SemanticConfiguration = NonNullable<SemanticDefinition['configurations']>[number];

/** The fields of a configuration in order of importance: title, contents, keywords. */
export function semanticFields({ prioritizedFields }: SemanticConfiguration): string[] {
  const { titleField, prioritizedContentFields, prioritizedKeywordsFields } = prioritizedFields;
  return [
    ...(titleField ? [titleField] : []),
    ...(prioritizedContentFields ?? []),
    ...(prioritizedKeywordsFields ?? []),
  ].map((field) => field.fieldName);
}
