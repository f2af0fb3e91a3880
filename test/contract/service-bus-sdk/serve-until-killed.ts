import process from 'node:process';
import { parseEntities } from '../../../local/services/service-bus/entities/parse-entities.ts';
import { startServiceBus } from '../../../local/services/service-bus/start-service-bus.ts';

const [directory, entities = '{}'] = process.argv.slice(2);
const bus = await startServiceBus({
  port: 0,
  directory,
  entities: parseEntities(JSON.parse(entities)),
});
process.send?.(bus.connectionString);
process.on('disconnect', () => process.exit());
