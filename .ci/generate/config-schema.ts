/** The JSON Schema of headwater.yml, which editors read, from the schema that Headwater itself reads. */
import { configurationJsonSchema } from '../../src/config/known-keys.ts';
import type { GeneratedFile } from './generated.ts';

export function configSchema(): GeneratedFile {
  return {
    path: 'src/config.schema.json',
    text: `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`,
  };
}
