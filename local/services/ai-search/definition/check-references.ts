import { invalidRequest } from '../search-service-error.ts';
import type { FieldDefinition } from './field-definition.ts';
import type { IndexDefinition } from './index-definition.ts';
import { semanticFields } from './semantic-definition.ts';

/**
 * Checks that the parts of a definition refer to fields, profiles and configurations that exist and fit.
 * @throws SearchServiceError 400 naming the first that does not.
 */
export function checkReferences(definition: IndexDefinition): void {
  checkVectorProfiles(definition);
  checkSemanticConfigurations(definition);
  checkScoringProfiles(definition);
}

function checkVectorProfiles({ fields, vectorSearch }: IndexDefinition): void {
  const profiles = new Set(vectorSearch.profiles?.map((profile) => profile.name));
  for (const { name, vectorSearchProfile } of fields) {
    if (vectorSearchProfile !== null && !profiles.has(vectorSearchProfile)) {
      throw invalidRequest(
        `The vector search profile '${vectorSearchProfile}' of field '${name}' does not exist.`,
      );
    }
  }
}

function checkSemanticConfigurations(definition: IndexDefinition): void {
  const { configurations, defaultConfiguration } = definition.semantic;
  for (const configuration of configurations ?? []) {
    for (const name of semanticFields(configuration)) {
      const what = `in semantic configuration '${configuration.name}'`;
      requireField(
        definition,
        name,
        what,
        ({ searchable, type }) => searchable && type.includes('String'),
      );
    }
  }
  const names = configurations?.map((configuration) => configuration.name) ?? [];
  if (defaultConfiguration != null && !names.includes(defaultConfiguration)) {
    throw invalidRequest(`The semantic configuration '${defaultConfiguration}' does not exist.`);
  }
}

function checkScoringProfiles(definition: IndexDefinition): void {
  const { scoringProfiles, defaultScoringProfile } = definition;
  for (const { name: profile, text, functions } of scoringProfiles) {
    const what = `in scoring profile '${profile}'`;
    for (const name of Object.keys(text?.weights ?? {})) {
      requireField(
        definition,
        name,
        what,
        ({ searchable, dimensions }) => searchable && dimensions === null,
      );
    }
    for (const { fieldName } of functions ?? []) {
      requireField(
        definition,
        fieldName,
        what,
        ({ type, filterable }) => type === 'Edm.DateTimeOffset' && filterable,
      );
    }
  }
  const names = scoringProfiles.map((profile) => profile.name);
  if (defaultScoringProfile !== null && !names.includes(defaultScoringProfile)) {
    throw invalidRequest(`The scoring profile '${defaultScoringProfile}' does not exist.`);
  }
}

function requireField(
  { fields }: IndexDefinition,
  name: string,
  what: string,
  fits: (field: FieldDefinition) => boolean,
): void {
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) throw invalidRequest(`The field '${name}' ${what} does not exist.`);
  if (!fits(field)) {
    throw invalidRequest(
      `The field '${name}' ${what} does not have the type and attributes needed there.`,
    );
  }
}
