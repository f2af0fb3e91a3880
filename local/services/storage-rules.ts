/** What Azure Storage says to a request that breaks its rules. */
export interface StorageRefusal {
  readonly code: string;
  readonly message: string;
}

interface StorageRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const metadataPrefix = 'x-ms-meta-';
/** Names and values together. */
const mostMetadataBytes = 8 * 1024;

/**
 * The rules of Azure Blob Storage that Azurite does not hold itself to. What breaks them would break more than itself here:
 * a listing cannot be read any more that shows one blob with a control character in its name, or with metadata whose name
 * is no XML name, and a blob's headers cannot be read that are longer than Node takes.
 * @returns undefined for a request that breaks none
 * @see https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata
 */
export function storageRefusal({
  method,
  url = '/',
  headers,
}: StorageRequest): StorageRefusal | undefined {
  if (!isStorableName(url.replace(/\?.*$/su, ''))) {
    const message = 'The name holds characters that no blob can have in its name.';
    return { code: 'InvalidUri', message };
  }
  if (method !== 'PUT') return undefined;
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(metadataPrefix));
  const names = metadata.map(([name]) => name.slice(metadataPrefix.length));
  if (names.some((name) => !/^[a-z_]\w*$/iu.test(name))) {
    return { code: 'InvalidMetadata', message: 'Names of metadata must be C# identifiers.' };
  }
  const bytes = metadata.reduce((sum, [, value]) => sum + String(value).length, 0);
  if (bytes + names.join('').length > mostMetadataBytes) {
    const message = `Metadata may have ${mostMetadataBytes} bytes, names and values together.`;
    return { code: 'MetadataTooLarge', message };
  }
  return undefined;
}

/** Lists are XML, which has no place for most control characters and none for U+FFFE and U+FFFF. */
function isStorableName(path: string): boolean {
  try {
    return !/[\p{Cc}\ufffe\uffff]/u.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
