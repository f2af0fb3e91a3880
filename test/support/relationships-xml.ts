const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A relationships part: for each id a type, such as `worksheet`, and a target. */
export function relationshipsXml(
  relationships: Readonly<Record<string, readonly [type: string, target: string]>>,
): string {
  const entries = Object.entries(relationships).map(
    ([id, [type, target]]) =>
      `<Relationship Id="${id}" Type="${officeTypes}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}
