import type { FieldType } from '../../definition/edm-type.ts';
import type { Column } from './column.ts';
import { NumberColumn } from './number-column.ts';
import { ValueColumn } from './value-column.ts';

/** Plain numbers and dates, of which there may be as many as documents, lie flat; all else is listed by value. */
export function createColumn(type: FieldType): Column {
  switch (type) {
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Double':
    case 'Edm.DateTimeOffset':
      return new NumberColumn();
    default:
      return new ValueColumn();
  }
}
