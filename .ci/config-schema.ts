/** Writes src/config.schema.json, which editors read, from the schema that Headwater itself reads. */
import { writeFileSync } from 'node:fs';
import { configurationJsonSchema } from '../src/config/known-keys.ts';

const target = new URL('../src/config.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
