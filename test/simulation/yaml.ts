import { stringify } from 'yaml';

/** As people write it: what stands twice is written twice, without anchors, which a configuration may not have. */
export function yaml(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false });
}
