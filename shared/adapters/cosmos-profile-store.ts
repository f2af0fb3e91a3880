import type { Container, Database } from '@azure/cosmos';
import type { Principal } from '../domain/principal.ts';
import { emptyProfile, type Profile } from '../domain/profile.ts';
import { AppError } from '../errors.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { cosmosCall } from './cosmos-call.ts';
import { cosmosContainers } from './cosmos-containers.ts';

/** The id of the one profile in a user's partition. */
const id = 'profile';

interface ProfileItem {
  readonly id: typeof id;
  readonly type: 'profile';
  readonly tenantId: string;
  readonly userId: string;
  readonly profile: Profile;
}

/** Profiles in the `users` container: one item in the partition of its user. */
export class CosmosProfileStore implements ProfileStore {
  readonly #container: Container;

  constructor(database: Database) {
    this.#container = database.container(cosmosContainers.users.id);
  }

  async get({ tenantId, userId }: Principal): Promise<Profile> {
    const found = await cosmosCall(() =>
      this.#container.item(id, [tenantId, userId]).read<ProfileItem>(),
    );
    return (typeof found === 'string' ? undefined : found.resource)?.profile ?? emptyProfile;
  }

  async put({ tenantId, userId }: Principal, profile: Profile): Promise<void> {
    const item: ProfileItem = { id, type: 'profile', tenantId, userId, profile };
    if ((await cosmosCall(() => this.#container.items.upsert(item))) === 'missing') {
      throw new AppError('store_unavailable', 'The database has no container “users”.', {
        remedy: 'Deploy the infrastructure, or start the local stack with `npm start`.',
        transient: false,
      });
    }
  }

  async remove({ tenantId, userId }: Principal): Promise<void> {
    await cosmosCall(() => this.#container.item(id, [tenantId, userId]).delete());
  }
}
